// The parts of the page that several of these modules speak of.

export const form = document.querySelector("[data-scorecard]");
export const steps = [...form.querySelectorAll("[data-step]")];
export const saved = document.querySelector("[data-saved]");
export const trouble = document.querySelector("[data-trouble]");

// What went wrong, once: a sentence that stands there already isn't read out again.
export const say = (sentence) => {
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
};
