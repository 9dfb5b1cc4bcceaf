// Puts what the server has now in the place of what the page shows: part by part, and never where somebody types.

const LIVE = "[data-live][id]";

const isTyped = (control) =>
  control === document.activeElement ||
  control.value !== control.defaultValue ||
  control.checked !== control.defaultChecked;

const isInUse = (part) => [...part.querySelectorAll("textarea, input:not([type=hidden])")].some(isTyped);

// What is unfolded stays so: a fold is known by its words.
const keepFolds = (part, fresh) => {
  const open = new Map();
  const words = (fold) => fold.querySelector("summary").textContent.trim();
  part.querySelectorAll("details").forEach((fold) => open.set(words(fold), fold.open));
  fresh.querySelectorAll("details").forEach((fold) => { fold.open = open.get(words(fold)) ?? fold.open; });
};

// The focus stays on the same link or button, or on what took its place.
const sameAs = (element, part) => {
  const kind = [...part.querySelectorAll(element.tagName)];
  return kind.find((each) => each.textContent === element.textContent && each.href === element.href);
};

const putIn = (part, fresh) => {
  const focus = part.contains(document.activeElement) ? document.activeElement : undefined;
  keepFolds(part, fresh);
  part.replaceWith(fresh);
  if (!focus) return;
  const next = sameAs(focus, fresh);
  if (next) next.focus({ preventScroll: true });
  else {
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
  }
};

// A form that has become pointless, such as one for what somebody else has said already, goes unless it is in use.
const settle = (page, form) => {
  const there = page.querySelector(`form[data-until="${form.dataset.until}"]`);
  if (!there && !isInUse(form)) form.remove();
};

// Whether the page could be had. A part that is in use is left as it is until the next change.
export const exchange = async (address) => {
  const answer = await fetch(address, { redirect: "manual" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll(LIVE)) {
    const fresh = page.getElementById(part.id);
    if (fresh && !isInUse(part)) putIn(part, document.adoptNode(fresh));
  }
  document.querySelectorAll("form[data-until]").forEach((form) => settle(page, form));
  document.dispatchEvent(new Event("exchanged"));
  return true;
};
