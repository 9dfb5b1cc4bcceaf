// One question at a time.

import { form, steps } from "./page.js";

const target = () => location.hash && document.getElementById(location.hash.slice(1));
const current = () => (target() && target().closest("[data-step]")) || steps[0];

const mark = (link, step) => {
  if (link.getAttribute("href") === `#${step.id}`) link.setAttribute("aria-current", "step");
  else link.removeAttribute("aria-current");
};

const focusOn = (step) => {
  if (target() && target() !== step) {
    target().scrollIntoView();
    target().focus();
    return;
  }
  scrollTo(0, 0);
  step.querySelector(".question__head").focus({ preventScroll: true });
};

const show = (focus) => {
  const step = current();
  for (const each of steps) each.hidden = each !== step;
  for (const group of document.querySelectorAll("[data-bar]")) group.hidden = group.dataset.bar !== step.id;
  for (const link of document.querySelectorAll(".stepper__step")) mark(link, step);
  if (focus) focusOn(step);
};

form.classList.add("scripted");
addEventListener("hashchange", () => show(true));
show(Boolean(location.hash));
