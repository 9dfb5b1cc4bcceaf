// Signing in again without leaving the page: what was typed stays where it is.

import { form } from "./page.js";

const door = document.querySelector("[data-door]");
const wrong = door.querySelector("[data-door-wrong]");
const password = door.querySelector("[type=password]");

export const openDoor = () => { door.hidden = false; };

const closeDoor = () => {
  const inside = door.contains(document.activeElement);
  door.hidden = true;
  wrong.textContent = "";
  password.value = "";
  password.removeAttribute("aria-invalid");
  if (inside) form.querySelector("[data-step]:not([hidden]) .question__head").focus();
};

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

const refuse = (sentence) => {
  wrong.textContent = sentence;
  password.setAttribute("aria-invalid", "true");
  password.focus();
};

const enter = async () => {
  const asked = await fetch(door.action, { redirect: "manual" });
  if (asked.type === "opaqueredirect") return closeDoor(); // signed in meanwhile, in another window
  const token = (await parsed(asked)).querySelector("[name=csrf_token]").value;
  const body = new URLSearchParams(new FormData(door));
  body.set("csrf_token", token);
  const answer = await fetch(door.action, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect") return closeDoor();
  const told = (await parsed(answer)).querySelector(".error-summary li");
  return refuse(told ? told.textContent.trim() : "That didn’t work. Try again in a minute.");
};

door.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await enter();
  } catch {
    refuse("We can’t reach the server. Try again in a minute.");
  }
  if (door.hidden) form.dispatchEvent(new Event("signed-in"));
});
