// Where the keyboard is, told as a screen reader would name it; and what somebody who looks would miss.
() => {
  const part = document.activeElement;
  if (!part || part === document.body) return { role: "", name: "", value: "", faults: [] };
  const faults = [];
  const ringed = (each) => each && getComputedStyle(each).outlineStyle !== "none" && parseFloat(getComputedStyle(each).outlineWidth) >= 2;
  if (part.tagName !== "MAIN" && ![part, part.nextElementSibling, part.parentElement].some(ringed)) faults.push("it doesn’t show that it has the focus");

  // Its first line, or its card: of what is taller than the window one sees the beginning.
  const drawn = getComputedStyle(part).clipPath === "none" && part.getBoundingClientRect().width > 1 ? part : part.labels?.[0] ?? part;
  const [box] = drawn.getClientRects();
  const x = Math.min(box.left + Math.min(box.width / 2, 12), innerWidth - 1);
  const y = box.top + Math.min(box.height / 2, 12);
  if (y < 0 || y > innerHeight) faults.push("it is out of sight");
  else {
    const over = document.elementFromPoint(x, y);
    const own = [part, drawn, ...(part.labels ?? [])];
    if (over && !own.some((each) => each.contains(over) || over.contains(each))) faults.push(`it lies under ${over.className || over.tagName}`);
  }
  const name = (part.computedName ?? "").replace(/\s+/g, " ").replace(/ ([,.:;])/g, "$1").trim();
  const chosen = part.tagName === "SELECT" ? part.selectedOptions[0]?.text ?? "" : part.value ?? "";
  return { role: part.computedRole ?? "", name, value: String(chosen).trim(), faults };
}
