// The plan's coverage is drawn anew as somebody types. The server draws it, as it does for the button, which goes. What
// comes too late, or not at all, changes nothing; nothing is kept by it.
"use strict";

const part = (page, name) => page.querySelector(`[data-sketch="${name}"]`);
const button = part(document, "button");
const form = button.form;
const status = document.querySelector("[data-saved]");
let waiting = 0;
let asked = 0;

const draw = async () => {
  const mine = ++asked;
  const filled = new FormData(form);
  filled.set("see", "1");
  const answer = await fetch(location.pathname, { method: "POST", body: filled }).catch(() => null);
  if (!answer?.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!part(page, "drawing") || mine !== asked) return;
  for (const name of ["sentence", "drawing"]) part(document, name).replaceWith(part(page, name));
  const said = part(document, "sentence").textContent;
  if (status.textContent !== said) status.textContent = said; // it is read out
};

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(draw, 600);
});
button.parentElement.hidden = true;
