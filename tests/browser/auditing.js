// What axe can't see, told as sentences; an empty list is a page that holds up. `wanted` names the checks to make.
(wanted) => {
  const told = [];
  const words = (text) => text.replace(/\s+/g, " ").replace(/ ([,.:;])/g, "$1").trim();
  const shown = (part) => {
    const { width, height } = part.getBoundingClientRect();
    return part.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
  };
  const named = (part) => `${part.tagName.toLowerCase()} “${words(part.innerText || part.name || String(part.className)).slice(0, 40)}”`;
  const clipped = (part) => getComputedStyle(part).clipPath !== "none";
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((part) => shown(part) && !clipped(part) && !part.disabled);
  const everything = [...document.body.querySelectorAll("*")];

  const sideways = (how) => {
    if (document.documentElement.scrollWidth > innerWidth) told.push(`the page scrolls sideways ${how}`);
  };
  const cutOff = (how) => {
    for (const part of document.querySelectorAll("body *")) {
      const { overflowX, overflowY } = getComputedStyle(part);
      const wide = overflowX === "hidden" && part.scrollWidth > part.clientWidth + 1;
      const high = overflowY === "hidden" && part.scrollHeight > part.clientHeight + 1;
      if (shown(part) && !clipped(part) && (wide || high) && part.innerText) told.push(`${named(part)} is cut off ${how}`);
    }
  };

  // What stands there to be read: neither what only a screen reader says, nor what it is spared.
  const seenWords = (part) => {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      if (around.checkVisibility() && !around.closest(".unseen, [aria-hidden=true], option, textarea")) found.push(texts.currentNode.data);
    }
    return words(found.join(" "));
  };
  const describedBy = (part) => (part.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");

  const checks = {
    // 2.5.8: 24 pixels each way, or alone in a circle of that size, or a link within a sentence.
    targets() {
      const area = (part) => {
        const box = part.getBoundingClientRect();
        const label = part.labels?.[0]?.getBoundingClientRect();
        if (!label || !["radio", "checkbox"].includes(part.type)) return box;
        const left = Math.min(box.left, label.left), top = Math.min(box.top, label.top);
        return new DOMRect(left, top, Math.max(box.right, label.right) - left, Math.max(box.bottom, label.bottom) - top);
      };
      const near = (box, other) => {
        const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom);
        return Math.hypot(dx, dy) < 12;
      };
      const inSentence = (part) =>
        getComputedStyle(part).display === "inline" && part.parentElement.innerText.trim() !== part.innerText.trim();
      const areas = new Map(targets.map((part) => [part, area(part)]));
      for (const [part, box] of areas) {
        if (Math.min(box.width, box.height) >= 23.9 || inSentence(part)) continue;
        if (targets.some((other) => other !== part && !part.contains(other) && near(box, areas.get(other)))) {
          told.push(`${named(part)} is ${Math.round(box.width)} by ${Math.round(box.height)} and has a neighbour`);
        }
      }
    },

    // 2.5.3: what is called by a voice begins with what stands there; a card's own words may be its description.
    names() {
      for (const part of targets) {
        const field = part.matches("input, select, textarea");
        const [label] = part.labels ?? [];
        const seen = field ? label && seenWords(label) : seenWords(part);
        const name = words(part.computedName);
        if (!name) told.push(`${named(part)} has no name`);
        else if (seen && !`${name} ${words(describedBy(part))}`.toLowerCase().startsWith(seen.toLowerCase())) {
          told.push(`“${seen}” is called “${name}”`);
        }
      }
    },

    // Nothing moves by itself, and with less motion nothing moves at all.
    motion() {
      if (document.getAnimations().length) told.push("something moves");
      const less = matchMedia("(prefers-reduced-motion: reduce)").matches;
      for (const part of everything) {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(part);
        if (animationName !== "none") told.push(`${named(part)} moves by itself`);
        if (less && (/[1-9]/.test(transitionDuration) || scrollBehavior !== "auto")) told.push(`${named(part)} moves all the same`);
      }
    },

    // 1.4.10: nothing but a region of its own scrolls sideways.
    width: () => sideways("as it is"),

    // 2.4.7 and 2.4.11: whoever has the focus shows it, and nothing lies over it.
    focus() {
      const ringed = (part) => part && getComputedStyle(part).outlineStyle !== "none" && parseFloat(getComputedStyle(part).outlineWidth) >= 2;
      const under = (part) => {
        const [box] = part.getClientRects(); // of a link that wraps, its first line
        const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
        const over = document.elementFromPoint(Math.min(box.left + Math.min(box.width / 2, 12), innerWidth - 1), y);
        const own = [...(part.labels ?? [])];
        return over && !part.contains(over) && !over.contains(part) && !own.some((label) => label.contains(over)) && over;
      };
      for (const part of targets) {
        part.focus();
        if (document.activeElement !== part) continue;
        if (![part, part.nextElementSibling, part.parentElement].some(ringed)) told.push(`${named(part)} doesn’t show that it has the focus`);
        const over = under(part);
        if (over) told.push(`${named(part)} lies under ${named(over)}`);
      }
      document.activeElement.blur();
    },

    // 1.4.12: the reader's own spacing.
    spacing() {
      const spaced = new CSSStyleSheet();
      spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
      document.adoptedStyleSheets = [spaced];
      sideways("with more space between letters");
      cutOff("with more space between letters");
      document.adoptedStyleSheets = [];
    },

    // 1.4.4: the text alone at twice its size. All of it grows, but for a drawing, whose words stand beside it.
    larger() {
      const own = (part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const texts = everything.filter((part) => own(part) && shown(part) && !part.ownerSVGElement);
      const size = (part) => parseFloat(getComputedStyle(part).fontSize);
      const before = texts.map(size);
      const large = new CSSStyleSheet();
      large.replaceSync(":root { font-size: 200%; }");
      document.adoptedStyleSheets = [large];
      texts.forEach((part, at) => {
        if (Math.abs(size(part) / before[at] - 2) > 0.05) told.push(`${named(part)} doesn’t grow with the text`);
      });
      sideways("with the text at 200 %");
      cutOff("with the text at 200 %");
      document.adoptedStyleSheets = [];
    },
  };

  for (const check of wanted) checks[check]();
  return [...new Set(told)];
}
