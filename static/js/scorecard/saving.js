// Saved as it is typed. Nothing counts as kept before the server has said so.

import { form, saved, say, trouble } from "./page.js";
import { written } from "./written.js";

const PAUSE = 1500; // after the last key
const AGAIN = 5000; // after a save that didn't arrive

const rated = document.querySelector("[data-rated]");
const both = document.querySelector("[data-both]");

let typed = 0; // counts what was typed …
let kept = 0; // … and how much of it the server has
let saving = null;
let timer = 0;
let overtaken = false;

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

export const save = async () => {
  clearTimeout(timer);
  if (saving || overtaken || typed === kept) return;
  saving = send();
  await saving;
  saving = null;
  if (typed !== kept && !overtaken) timer = setTimeout(save, trouble.textContent ? AGAIN : PAUSE);
};

export const touched = () => {
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
