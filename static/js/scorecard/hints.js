// Hints on words, for who writes and nobody else: nothing of them is kept, sent or counted, and none holds anything up.

import { form } from "./page.js";
import { hintsOn } from "./words.js";

const PAUSE = 700; // after the last key: only the field that was written in is read
const FIELDS = "[data-evidence] textarea, textarea[name=reasons]";
const frame = form.querySelector("[data-hint-frame]").content.firstElementChild;
const said = form.querySelector("[data-hint-said]");
const left = new WeakMap(); // field → the words that its author wants to leave as they are

const kindOf = (area) => area.closest("[data-evidence-row]")?.querySelector("select").value;
const all = (area) => hintsOn(area.value, kindOf(area));
const boxOf = (area) => area.parentElement.querySelector("[data-hint]");

const idOf = (area) => `${area.id}-words-hint`;

const describe = (area, told) => {
  const id = idOf(area);
  const ids = (area.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  if (told) ids.push(id);
  if (ids.length) area.setAttribute("aria-describedby", ids.join(" "));
  else area.removeAttribute("aria-describedby");
};

const hide = (area) => {
  const box = boxOf(area);
  if (!box) return;
  if (box.contains(document.activeElement)) area.focus();
  box.remove();
  describe(area, false);
  said.textContent = "";
};

const show = (area, sentence) => {
  if (boxOf(area)?.querySelector("[data-hint-words]").textContent === sentence) return;
  hide(area);
  const box = frame.cloneNode(true);
  box.querySelector("[data-hint-words]").textContent = sentence;
  box.querySelector("p").id = idOf(area);
  area.after(box);
  describe(area, true);
  if (area === document.activeElement) box.scrollIntoView({ block: "nearest" }); // never under the bar
  said.textContent = `${sentence} ${form.querySelector("[data-hint-frame]").dataset.hintFrame}`;
};

const look = (area) => {
  const found = all(area).find(({ word }) => !left.get(area)?.has(word));
  if (found) show(area, found.sentence);
  else hide(area);
};

const leave = (area) => {
  left.set(area, new Set([...(left.get(area) ?? []), ...all(area).map(({ word }) => word)]));
  hide(area);
};

let due = 0;

form.addEventListener("input", ({ target }) => {
  const area = target.matches(FIELDS) ? target : target.closest("[data-evidence-row]")?.querySelector("textarea");
  if (!area) return;
  clearTimeout(due);
  due = setTimeout(look, PAUSE, area);
});

form.addEventListener("focusout", ({ target }) => {
  if (target.matches(FIELDS)) look(target);
});

const areaBeside = (element) => element.closest("[data-evidence-row], .field")?.querySelector("textarea");

form.addEventListener("click", (event) => {
  if (event.target.closest("[data-hint-leave]")) leave(areaBeside(event.target));
});

form.addEventListener("keydown", (event) => {
  const area = event.key === "Escape" && areaBeside(event.target);
  if (!area || !boxOf(area)) return;
  event.preventDefault();
  leave(area);
});
