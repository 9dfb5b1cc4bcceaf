// Whether a page is read in the order in which it is seen, and whether its parts make sense by themselves.
() => {
  const told = [];
  const words = (text) => (text ?? "").replace(/\s+/g, " ").replace(/ ([,.:;])/g, "$1").trim();
  const named = (part) => `${part.tagName.toLowerCase()} “${words(part.computedName || part.innerText).slice(0, 40)}”`;
  const loose = (part) => {
    for (let at = part; at && at !== document.body; at = at.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
    }
    return false;
  };
  const drawn = (part) => {
    const clipped = getComputedStyle(part).clipPath !== "none" || getComputedStyle(part).opacity === "0";
    return clipped && part.labels?.[0] ? part.labels[0] : clipped ? null : part;
  };

  // Who comes later in the page doesn't stand above in the same column, nor before in the same line.
  const parts = [...document.querySelectorAll("h1, h2, h3, h4, a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && drawn(part) && !loose(part));
  const boxes = parts.map((part) => drawn(part).getClientRects()[0] ?? new DOMRect());
  const overlap = (low, high, from, to) => Math.min(high, to) - Math.max(low, from);
  for (let first = 0; first < parts.length; first += 1) {
    for (let then = first + 1; then < parts.length; then += 1) {
      const [a, b] = [boxes[first], boxes[then]];
      const above = b.bottom <= a.top + 1 && overlap(a.left, a.right, b.left, b.right) > 4;
      const before = b.right <= a.left + 1 && overlap(a.top, a.bottom, b.top, b.bottom) > Math.min(a.height, b.height) / 2;
      if (above || before) told.push(`${named(parts[then])} is seen before ${named(parts[first])}, and read after it`);
    }
  }
  for (const part of document.body.querySelectorAll("*")) {
    const { order, flexDirection, direction } = getComputedStyle(part);
    if (order !== "0" || flexDirection.endsWith("reverse")) told.push(`${named(part)} is moved from its place`);
    if (part.tabIndex > 0) told.push(`${named(part)} is out of the order of the keys`);
  }

  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) told.push(`h1 stands here ${levels.filter((level) => level === 1).length} times`);
  levels.slice(1).forEach((level, at) => { if (level > levels[at] + 1) told.push(`a heading leaps from ${levels[at]} to ${level}`); });

  const landmarks = [...document.querySelectorAll("nav, aside, form[aria-label], section[aria-labelledby], section[aria-label]")]
    .filter((part) => part.checkVisibility());
  const names = landmarks.map((part) => `${part.tagName.toLowerCase()} ${words(part.computedName)}`);
  for (const name of names) {
    if (name.endsWith(" ")) told.push(`a ${name.trim()} has no name`);
    if (names.filter((other) => other === name).length > 1) told.push(`two parts are called ${name}`);
  }

  for (const table of document.querySelectorAll("table")) {
    if (!table.checkVisibility()) continue;
    if (!words(table.computedName)) told.push("a table has no name");
    for (const heading of table.querySelectorAll("th:not([scope])")) told.push(`${named(heading)} heads nothing`);
    for (const row of table.tBodies[0]?.rows ?? []) {
      if (!row.querySelector("th[scope=row]") && row.cells.length > 1) told.push(`a row of “${words(table.caption?.textContent)}” has no heading`);
    }
  }

  // A link is understood alone: no two of the same name lead to different places.
  const places = new Map();
  for (const link of document.querySelectorAll("a[href]")) {
    if (!link.checkVisibility()) continue;
    const name = words(link.computedName).toLowerCase();
    if (/^(here|more|read more|details|link|this)$/.test(name)) told.push(`a link says no more than “${name}”`);
    if (places.has(name) && places.get(name) !== link.href) told.push(`“${name}” leads to two places`);
    places.set(name, link.href);
  }
  return [...new Set(told)];
}
