// Where the scorecard stands, as the strip and the line in reach say it: what a save is answered, or another page shows.

import { saved } from "./page.js";

const rated = document.querySelector("[data-rated]");
const links = (page) => [...page.querySelectorAll(".stepper__step")];
const stateOf = (link) => ({
  text: link.querySelector(".stepper__state").textContent,
  done: link.classList.contains("stepper__step--done"),
});

export const stand = (answer) => {
  saved.textContent = answer.saved_at;
  rated.textContent = answer.rated;
  for (const link of links(document)) {
    const state = answer.states[link.getAttribute("href")];
    link.querySelector(".stepper__state").textContent = state.text;
    link.classList.toggle("stepper__step--done", state.done);
  }
};

export const standingOf = (page) => ({
  saved_at: page.querySelector("[data-saved]").textContent,
  rated: page.querySelector("[data-rated]").textContent,
  states: Object.fromEntries(links(page).map((link) => [link.getAttribute("href"), stateOf(link)])),
});
