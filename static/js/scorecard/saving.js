// Saved as it is typed. Nothing counts as kept before the server has said so.

import { copySoon, forgetCopies, forgetCopy, restored, takeOver } from "./copying.js";
import { openDoor } from "./door.js";
import { PAGE, form, fresh, saved, say, sendings, trouble, whyClosed } from "./page.js";
import { stand, standingOf } from "./standing.js";
import { written } from "./written.js";

const PAUSE = 1500; // after the last key
const AGAIN = [2000, 4000, 8000, 15000, 30000]; // after saves that didn't arrive
const LONGEST = 20000; // that an answer may take
const LATE = [300, 900]; // when a reloaded page looks once more
const AT_CLOSING = 60000; // bytes that a browser lets a closing page send

const AWAY = "We can’t reach the server. What you typed is still here, and is saved as soon as it answers.";
const NOT_YOURS =
  "This scorecard isn’t open to whoever is signed in here now. What you typed is still on this page: copy what you need.";
const STAYS = "What you typed since is still on this page: copy what you need.";
const LET_GO = "?as=saved"; // they saw both texts, and chose the saved one
const BACK = "What you typed before this page was lost is back.";
const BOTH = "This page was lost with words on it, and another window saved since. Both are kept: look at both, then choose.";

const both = document.querySelector("[data-both]");

let typed = 0; // counts what was typed …
let kept = 0; // … how much of it the server has …
let refusedAt = -1; // … and at what it said no
let sentUpTo = 0; // how much was on its way at the last try
let saving = null;
let timer = 0;
let tries = 0;
let putBack = 0; // … and what of it was typed on the page before this one
let before = {}; // the page before this one, if its words were put back: which, and how many of its sendings
let overtaken = "conflict" in form.dataset;

const arrived = (answer) => {
  form.elements.version.value = answer.version;
  stand(answer);
  tries = 0;
  before = {};
  if (trouble.textContent !== BACK) say("");
};

// The same page as the server has it now takes the place of this one.
const follow = ({ form: newer, page }) => {
  takeOver(newer);
  stand(standingOf(page));
};

const isOvertaken = (sentence) => {
  overtaken = true;
  both.hidden = false;
  say(sentence);
};

// What the page before sent last, if it was still sending when an older copy of its words was put back here.
const sentLast = async () => {
  const there = await fresh();
  const { sentByPage, sentNumber } = there.form?.dataset ?? {};
  return sentByPage === before.continues && Number(sentNumber) > before.after ? there : undefined;
};

const outdated = async (sentence, upTo) => {
  const later = before.continues && upTo === putBack ? await sentLast() : undefined;
  if (!later || typed !== putBack) return isOvertaken(sentence);
  follow(later);
  [kept, tries, before] = [typed, 0, {}];
  say("");
  return forgetCopy();
};

const signedOut = (sentence) => {
  say(sentence);
  openDoor();
};

const closed = async () => {
  const why = await whyClosed();
  say(why ? `${why} ${STAYS}` : NOT_YOURS);
};

// The token was of an earlier signing in: the next try has the right one.
const renewed = async () => {
  const there = await fresh();
  if (there.signedOut) signedOut(form.dataset.signedOut);
  else if (!there.form) await closed();
  else form.elements.csrf_token.value = there.form.elements.csrf_token.value;
};

const refused = async (response, upTo) => {
  saved.textContent = "Not saved";
  tries += 1;
  const told = response.headers.get("Content-Type")?.startsWith("application/json");
  const sentence = (told && (await response.json()).sentence) || AWAY;
  if (response.status === 400) await renewed();
  else if (response.status === 401) signedOut(sentence);
  else if (response.status === 404) await closed();
  else if (response.status === 409) await outdated(sentence, upTo);
  else say(sentence);
  if (response.status === 422) refusedAt = upTo; // the same words would be refused again
};

const put = (body) =>
  fetch(form.dataset.scorecard, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value },
    body,
    keepalive: new Blob([body]).size < AT_CLOSING,
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST),
  });

const send = async () => {
  const upTo = typed;
  sentUpTo = upTo;
  sendings.count += 1;
  try {
    const response = await put(JSON.stringify({ ...written(), page: PAGE, number: sendings.count, ...before }));
    if (!response.ok) return await refused(response, upTo);
    arrived(await response.json());
    kept = upTo;
    if (typed === kept) forgetCopy();
  } catch {
    tries += 1;
    saved.textContent = "Not saved yet";
    say(AWAY);
  }
  return undefined;
};

const waiting = () => typed !== kept && typed !== refusedAt && !overtaken;

export const save = async () => {
  clearTimeout(timer);
  if (saving || !waiting()) return;
  saving = send();
  await saving;
  saving = null;
  if (waiting()) timer = setTimeout(save, tries ? AGAIN[Math.min(tries, AGAIN.length) - 1] : PAUSE);
};

export const touched = () => {
  typed += 1;
  if (trouble.textContent === BACK) say("");
  copySoon();
  if (tries) return; // the next try is on its way
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
};

form.addEventListener("input", touched);
form.addEventListener("signed-in", async () => {
  await renewed();
  save();
});
// A page that closes hears of no answer any more: what is on its way isn't sent again.
addEventListener("pagehide", () => typed !== sentUpTo && save());
addEventListener("online", save);
document.addEventListener("visibilitychange", () => document.hidden && typed !== sentUpTo && save());
addEventListener("beforeunload", (event) => {
  save();
  if (trouble.textContent && typed !== kept) event.preventDefault();
});

// A button leaves the page only once everything is kept, or to see what another window saved.
let leaving = false;
form.addEventListener("submit", async (event) => {
  if (leaving || overtaken || (typed === kept && !saving)) {
    kept = typed;
    return;
  }
  event.preventDefault();
  await saving;
  refusedAt = -1;
  await save();
  if (typed !== kept) return; // it says why
  leaving = true;
  form.requestSubmit(event.submitter);
});

// A page that is loaded anew asks for what the one before was still sending: it may have come too late for this one.
const catchUp = async (later) => {
  const [{ type }] = performance.getEntriesByType("navigation");
  if (type !== "reload") return;
  await new Promise((go) => setTimeout(go, later));
  if (typed) return;
  const there = await fresh();
  if (there.form && there.form.elements.version.value !== form.elements.version.value && !typed) follow(there);
};

export const bringBack = async () => {
  if (overtaken) return;
  if (location.search === LET_GO) await forgetCopies();
  await catchUp(0);
  const found = await restored(() => !typed);
  if (!found) {
    for (const later of LATE) await catchUp(later);
    return;
  }
  typed += 1;
  putBack = typed;
  if (found.stands === "aside") {
    isOvertaken(BOTH);
    return;
  }
  before = { continues: found.page, after: found.number };
  say(BACK);
  await save();
};
