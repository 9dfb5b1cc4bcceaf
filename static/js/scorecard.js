// The scorecard in the writing: saved as it is typed, one question at a time, one more line of evidence.
// Without this script the page is one long form with a button; nothing is kept in the browser.
"use strict";

const form = document.querySelector("[data-scorecard]");
const steps = [...form.querySelectorAll("[data-step]")];
const saved = document.querySelector("[data-saved]");
const rated = document.querySelector("[data-rated]");
const trouble = document.querySelector("[data-trouble]");
const both = document.querySelector("[data-both]");

const PAUSE = 1500; // after the last key
const AGAIN = 5000; // after a save that didn't arrive

let typed = 0; // counts what was typed …
let kept = 0; // … and how much of it the server has
let saving = null;
let timer = 0;
let overtaken = false;

// --- What is on the page ----------------------------------------------------------------------------

const valueOf = (name) => new FormData(form).get(name);
const digits = (text) => (text ? Number(text) : null);

const answerOf = (name) => {
  const rating = valueOf(`${name}-rating`);
  const rows = document.getElementById(`${name}-evidence`).querySelectorAll("[data-evidence-row]");
  return {
    value: rating === "0" ? null : digits(rating),
    not_assessed: rating === "0" ? valueOf(`${name}-reason`) : null,
    not_assessed_words: valueOf(`${name}-words`),
    confidence: valueOf(`${name}-confidence`),
    evidence: [...rows].map((row) => ({
      kind: row.querySelector("select").value,
      text: row.querySelector("textarea").value,
    })),
    probes: new FormData(form).getAll(`${name}-probes`).map(Number),
  };
};

const written = () => ({
  version: Number(form.elements.version.value),
  answers: Object.fromEntries(
    steps.slice(0, -1).map((step) => [step.id.replace("question-", ""), answerOf(step.id)]),
  ),
  recommendation: valueOf("recommendation"),
  confidence: valueOf("confidence"),
  reasons: valueOf("reasons"),
});

// --- Saving -----------------------------------------------------------------------------------------

const say = (sentence) => {
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
};

const keepAlive = (body) => body.length < 60000; // what a browser lets a closing page send

const renewToken = async () => {
  const page = await (await fetch(location.pathname, { redirect: "manual" })).text();
  const found = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrf_token]");
  if (found) form.elements.csrf_token.value = found.value;
  return Boolean(found);
};

const arrived = (answer) => {
  form.elements.version.value = answer.version;
  saved.textContent = answer.saved_at;
  rated.textContent = answer.rated;
  for (const link of document.querySelectorAll(".stepper__step")) {
    const state = answer.states[link.getAttribute("href")];
    link.querySelector(".stepper__state").textContent = state.text;
    link.classList.toggle("stepper__step--done", state.done);
  }
  say("");
};

const refused = async (response) => {
  saved.textContent = "Not saved";
  if (response.status === 400) {
    // Signed in anew meanwhile: the next try has the right one.
    say((await renewToken()) ? "" : form.dataset.signedOut);
    return;
  }
  overtaken = response.status === 409;
  const told = response.headers.get("Content-Type").startsWith("application/json");
  const sentence = told ? (await response.json()).sentence : "";
  both.hidden = !overtaken;
  say(sentence || "It wasn’t saved. What you typed is still here.");
};

const send = async () => {
  const upTo = typed;
  const body = JSON.stringify(written());
  try {
    const response = await fetch(form.dataset.scorecard, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value },
      body,
      keepalive: keepAlive(body),
      redirect: "manual",
    });
    if (response.ok) {
      arrived(await response.json());
      kept = upTo;
    } else {
      await refused(response);
    }
  } catch {
    saved.textContent = "Not saved yet";
    say("The network is gone. What you typed is still here, and is saved as soon as it is back.");
  }
};

const save = async () => {
  clearTimeout(timer);
  if (saving || overtaken || typed === kept) return;
  saving = send();
  await saving;
  saving = null;
  if (typed !== kept && !overtaken) timer = setTimeout(save, trouble.textContent ? AGAIN : PAUSE);
};

const touched = () => {
  typed += 1;
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
};

form.addEventListener("input", touched);
addEventListener("pagehide", save);
addEventListener("online", save);
document.addEventListener("visibilitychange", () => document.hidden && save());
addEventListener("beforeunload", (event) => {
  save();
  if (trouble.textContent && typed !== kept) event.preventDefault();
});

// The button saves the same words: it waits for a save that is under way, and is the last one.
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  const waited = saving;
  if (waited) {
    event.preventDefault();
    await waited;
    form.requestSubmit(event.submitter);
    return;
  }
  kept = typed;
});

// --- One question at a time -------------------------------------------------------------------------

const stepOf = (hash) => {
  const target = hash && document.getElementById(hash.slice(1));
  return (target && target.closest("[data-step]")) || steps[0];
};

const show = (focus) => {
  const current = stepOf(location.hash);
  const target = location.hash && document.getElementById(location.hash.slice(1));
  for (const step of steps) step.hidden = step !== current;
  for (const group of document.querySelectorAll("[data-bar]")) group.hidden = group.dataset.bar !== current.id;
  for (const link of document.querySelectorAll(".stepper__step")) {
    if (link.getAttribute("href") === `#${current.id}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  if (!focus) return;
  if (target && target !== current) {
    target.scrollIntoView();
    target.focus();
    return;
  }
  scrollTo(0, 0);
  current.querySelector(".question__head").focus({ preventScroll: true });
};

form.classList.add("scripted");
document.querySelector("[data-plain]").hidden = true;
addEventListener("hashchange", () => show(true));
show(Boolean(location.hash));

// --- One more line of evidence ----------------------------------------------------------------------

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-evidence] button[name=add]");
  if (!button) return;
  event.preventDefault();
  const rows = button.closest("[data-evidence]").querySelector(".evidence__rows");
  const number = rows.children.length;
  const row = rows.lastElementChild.cloneNode(true);
  for (const part of row.querySelectorAll("[name]")) {
    for (const word of ["id", "name"]) part[word] = part[word].replace(/-\d+-(\w+)$/, `-${number}-$1`);
    part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/\d+$/, number + 1));
  }
  row.querySelector("select").selectedIndex = 0;
  row.querySelector("textarea").value = "";
  rows.append(row);
  row.querySelector("textarea").focus();
});
