// What axe can't see, told as sentences; an empty list is a page that holds up.
() => {
  const told = [];
  const shown = (part) => {
    const { width, height } = part.getBoundingClientRect();
    return part.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
  };
  const named = (part) => `${part.tagName.toLowerCase()} “${(part.innerText || part.name || part.className).trim().slice(0, 40)}”`;
  const clipped = (part) => getComputedStyle(part).clipPath !== "none";
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((part) => shown(part) && !clipped(part) && !part.disabled);

  // 2.5.8: 24 pixels each way, or alone in a circle of that size, or a link within a sentence.
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
  for (const part of targets) {
    const box = area(part);
    if (Math.min(box.width, box.height) >= 23.9 || inSentence(part)) continue;
    if (targets.some((other) => other !== part && !part.contains(other) && near(box, area(other)))) {
      told.push(`${named(part)} is ${Math.round(box.width)} by ${Math.round(box.height)} and has a neighbour`);
    }
  }

  // 2.5.3: what is called by a voice is what stands there.
  for (const part of document.querySelectorAll("a[aria-label], button[aria-label], summary[aria-label]")) {
    const words = part.innerText.trim().toLowerCase();
    if (!part.getAttribute("aria-label").toLowerCase().includes(words)) told.push(`${named(part)} is called otherwise`);
  }

  if (document.getAnimations().length) told.push("something moves");

  // 1.4.10: nothing but a region of its own scrolls sideways.
  const sideways = (how) => {
    if (document.documentElement.scrollWidth > innerWidth) told.push(`the page scrolls sideways ${how}`);
  };
  sideways("as it is");

  // 2.4.7 and 2.4.11: whoever has the focus shows it, and nothing lies over it.
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

  // 1.4.12: the reader's own spacing.
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [spaced];
  sideways("with more space between letters");
  for (const part of document.querySelectorAll("main *")) {
    const { overflowX, overflowY } = getComputedStyle(part);
    const cut = overflowX === "hidden" && part.scrollWidth > part.clientWidth + 1;
    const cutOff = overflowY === "hidden" && part.scrollHeight > part.clientHeight + 1;
    if (shown(part) && !clipped(part) && (cut || cutOff) && part.innerText) told.push(`${named(part)} is cut off`);
  }
  document.adoptedStyleSheets = [];

  return [...new Set(told)];
}
