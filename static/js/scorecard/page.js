// The parts of the page that several of these modules speak of.

export const form = document.querySelector("[data-scorecard]");
export const steps = [...form.querySelectorAll("[data-step]")];
export const saved = document.querySelector("[data-saved]");
export const trouble = document.querySelector("[data-trouble]");

// This opening of the page: a reload is another one. The server tells by it which window saved last.
export const PAGE = [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");

// What happened, once: a sentence that stands there already isn't read out again.
export const say = (sentence) => {
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
};

// What the server would show here now: this page and its token, the door, or nothing that is for this person.
export const fresh = async () => {
  const answer = await fetch(location.pathname);
  const { pathname } = new URL(answer.url);
  if (pathname === new URL(document.querySelector("[data-door]").action).pathname) return { signedOut: true };
  if (!answer.ok || pathname !== location.pathname) return {};
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { token: page.querySelector("[data-scorecard] [name=csrf_token]")?.value };
};
