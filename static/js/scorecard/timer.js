// How long the question on the screen has been there, against the minutes of the plan; while the interview is under way.

import { form, steps } from "./page.js";

const begins = Number(form.dataset.begins);
const until = Number(form.dataset.until);
const KEY = `shown ${form.dataset.scorecard}`;

// Since when which step is on the screen: moments and places, so that a reload goes on counting.
const remembered = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    return []; // a browser that remembers nothing counts from here
  }
};

const shown = remembered();

const remember = (place) => {
  if (shown.at(-1)?.[1] === place) return;
  shown.push([Date.now(), place]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(shown));
  } catch {
    // it goes on counting until the page is left
  }
};

const spentOn = (place) =>
  shown.reduce((sum, [since, which], at) => {
    const to = shown[at + 1]?.[0] ?? Date.now();
    return which === place ? sum + Math.max(0, to - Math.max(since, begins)) : sum;
  }, 0);

const told = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} of `;

const draw = (place, running) => {
  const timer = steps[place].querySelector("[data-timer]");
  if (!timer) return;
  const words = timer.querySelector("[data-spent]");
  const length = timer.querySelector("progress");
  const seconds = Math.floor(spentOn(place) / 1000);
  words.hidden = !running;
  length.hidden = !running;
  words.textContent = told(seconds);
  length.value = Math.min(seconds, length.max);
};

let next = 0;

const tick = () => {
  clearTimeout(next);
  const at = Date.now();
  const place = steps.findIndex((step) => !step.hidden);
  remember(place);
  draw(place, begins <= at && at < until);
  if (at < begins) next = setTimeout(tick, Math.min(begins - at, 60000));
  else if (at < until) next = setTimeout(tick, 1000 - (spentOn(place) % 1000));
};

addEventListener("hashchange", tick);
if (form.dataset.begins) tick();
