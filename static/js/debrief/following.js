// Two windows of one debrief stay in step: what somebody else did appears here, and what is being typed here stays.

import { exchange } from "./exchange.js";

const EVERY = 5000; // milliseconds
const AT_MOST = 60000; // between two tries while the server can't be reached

const GONE = "This page is no longer kept in step.";

export const follow = (frame) => {
  const told = frame.querySelector("[data-told]");
  let { version } = frame.dataset;
  let count = Number(frame.dataset.count);
  let wait = EVERY;
  let due = 0;

  const tell = (state) => {
    const fresh = state.told.slice(Math.max(0, state.told.length - Math.max(0, state.count - count)));
    told.textContent = state.count > count ? fresh.join(" ") : "The page changed.";
  };

  const look = async () => {
    const answer = await fetch(frame.dataset.inStep, { redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 404) return false; // signed out, or no longer for me
    if (!answer.ok) throw new Error(answer.status);
    const state = await answer.json();
    if (state.version === version) return true;
    if (await exchange(location.href)) {
      tell(state);
      ({ version, count } = state);
    }
    return true;
  };

  const stop = () => {
    frame.querySelector("[data-kept]").textContent = GONE;
    clearTimeout(due);
    due = -1;
  };

  const step = async () => {
    try {
      if (!(await look())) return stop();
      wait = EVERY;
    } catch {
      wait = Math.min(wait * 2, AT_MOST);
    }
    return later();
  };

  const later = () => {
    if (due !== -1 && !document.hidden) due = setTimeout(step, wait);
  };

  document.addEventListener("visibilitychange", () => {
    if (due === -1) return;
    clearTimeout(due);
    if (!document.hidden) step();
  });
  later();
};
