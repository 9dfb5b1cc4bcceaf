// The parts of the page that several of these modules speak of.

export const form = document.querySelector("[data-scorecard]");
export const steps = [...form.querySelectorAll("[data-step]")];
export const saved = document.querySelector("[data-saved]");
export const trouble = document.querySelector("[data-trouble]");

// This opening of the page: a reload is another one. The server tells by it which window saved last.
export const PAGE = [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");

// How often this page has sent what was typed.
export const sendings = { count: 0 };

// What happened, once: a sentence that stands there already isn't read out again.
export const say = (sentence) => {
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
};

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

// What the server would show here now: this form, the door, or nothing that is for this person.
export const fresh = async () => {
  const answer = await fetch(location.pathname);
  const { pathname } = new URL(answer.url);
  if (pathname === new URL(document.querySelector("[data-door]").action).pathname) return { signedOut: true };
  if (!answer.ok || pathname !== location.pathname) return {};
  const page = await parsed(answer);
  return { form: page.querySelector("[data-scorecard]"), page };
};

// Why a scorecard can't be written here any more: its own page says so to its author, and to nobody else.
export const whyClosed = async () => {
  const answer = await fetch(form.dataset.read);
  return answer.ok ? (await parsed(answer)).getElementById("why-closed")?.textContent.trim() : undefined;
};
