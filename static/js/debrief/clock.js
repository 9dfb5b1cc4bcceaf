// For how long the room talks about what it talks about. The server says how many seconds are over, so that windows on
// machines with different clocks agree. It is quiet: nothing is read out as it runs.

const seen = new WeakMap(); // timer → when it came onto the page

const told = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} of `;

const draw = (timer) => {
  if (!seen.has(timer)) seen.set(timer, performance.now());
  const seconds = Number(timer.dataset.seconds) + Math.floor((performance.now() - seen.get(timer)) / 1000);
  const words = timer.querySelector("[data-spent]");
  const length = timer.querySelector("progress");
  words.textContent = told(seconds);
  length.value = Math.min(seconds, length.max);
  words.hidden = false;
};

const tick = () => document.querySelectorAll("[data-timer][data-seconds]").forEach(draw);

export const count = () => {
  tick();
  setInterval(tick, 1000);
  document.addEventListener("exchanged", tick);
};
