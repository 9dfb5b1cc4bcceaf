// What can be told of a page by measuring it. Everything is returned as words that a person can go and look at.
"use strict";
(() => {
  const named = (element) => {
    const place = element.closest("section[id]")?.id || "";
    const kind = typeof element.className === "string" ? element.className.trim().replace(/\s+/g, ".") : "svg";
    return `${place}: ${element.tagName.toLowerCase()}${kind ? "." + kind : ""}`;
  };
  const everything = () => [...document.body.querySelectorAll("*")];
  const hidden = (element) =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    element.closest(".unseen, [hidden], .skip") !== null;
  const cut = (element) => getComputedStyle(element).clipPath !== "none" || (element.parentElement && cut(element.parentElement));
  const seen = () => everything().filter((element) => !hidden(element) && !cut(element));
  const once = (words) => [...new Set(words)].sort();
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const scrolls = (element) =>
    element && element !== document.body && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));

  const luminance = ([red, green, blue]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  window.looking = {
    tooWide() {
      const most = document.documentElement.clientWidth;
      const out = seen().filter((element) => {
        const box = element.getBoundingClientRect();
        return (box.right > most + 1 || box.left < -1) && !scrolls(element.parentElement);
      });
      const page = document.documentElement.scrollWidth > most ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
      return page.concat(once(out.map(named)));
    },
    clipped() {
      const cutOff = seen().filter((element) => {
        const style = getComputedStyle(element);
        if (!/hidden|clip/.test(style.overflowX + style.overflowY) || element.matches("select, input, progress, svg")) return false;
        return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      });
      return once(cutOff.map(named));
    },
    faint(least) {
      const words = seen().filter((element) => own(element) && !element.disabled);
      const low = words.map((element) => {
        const style = getComputedStyle(element);
        const colour = element.ownerSVGElement ? style.fill : style.color;
        const found = contrast(numbers(colour), element.ownerSVGElement ? window.looking.under(element) : ground(element));
        return found < least ? `${named(element)} ${found.toFixed(1)}` : "";
      });
      return once(low.filter(Boolean));
    },
    under(text) {
      const rect = text.ownerSVGElement.querySelector("rect");
      const fill = rect && rect.getBoundingClientRect().height > 16 ? getComputedStyle(rect).fill : "none";
      return fill === "none" ? ground(text) : numbers(fill);
    },
    boxes() {
      const blocks = seen().filter((element) => getComputedStyle(element).display !== "inline" && !element.ownerSVGElement);
      return blocks.map((element) => {
        const box = element.getBoundingClientRect();
        return [named(element), box.left + scrollX, box.right + scrollX];
      });
    },
    interactive() {
      const kinds = "button, .button, .bar, .stepper, .masthead__menu, .breadcrumb, .pagination, .footer, .skip, .trouble";
      return once([...document.querySelectorAll(kinds)].filter((element) => !hidden(element)).map(named));
    },
    sticky() {
      return once(seen().filter((element) => /sticky|fixed/.test(getComputedStyle(element).position)).map(named));
    },
    folded() {
      const parts = [...document.querySelectorAll("details > :not(summary)")];
      return once(parts.filter((part) => part.getBoundingClientRect().height === 0).map(named));
    },
    linked() {
      const links = seen().filter((element) => element.matches("a[href]"));
      return once(links.filter((link) => getComputedStyle(link).textDecorationLine !== "none").map(named));
    },
  };
})();
