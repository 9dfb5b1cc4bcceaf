// A copy of what was typed and isn't saved yet, so that a page that dies takes nothing with it.

import * as copies from "./copies.js";
import { addRow } from "./evidence.js";
import { PAGE, form, sendings } from "./page.js";

const OFTEN = 250; // milliseconds: what a crash can take at most
const { card, copyKey } = form.dataset;
const kept = copies.possible && Boolean(copyKey);

const NOT_TYPED = new Set(["csrf_token", "version"]);
const entries = (of = form) => [...new FormData(of)].filter(([name]) => !NOT_TYPED.has(name));

// The same words in other rows, or with an empty row between, are the same words.
const essence = (all) => {
  const filled = all.filter(([name, value]) => value.trim() && !name.endsWith("-kind"));
  const told = filled.map(([name, value]) => [
    name.replace(/-\d+-(\w+)$/, "-$1"),
    value.normalize().replaceAll("\r\n", "\n").trim(),
  ]);
  return JSON.stringify(told);
};

let due = 0;
let going = Promise.resolve();

const write = () => {
  due = 0;
  const version = Number(form.elements.version.value);
  const what = { at: Date.now(), version, number: sendings.count, entries: entries() };
  going = going.then(() => copies.put(copyKey, card, PAGE, what)).catch(() => {}); // a full disk here: saving goes on
};

export const copySoon = () => {
  if (kept && !due) due = setTimeout(write, OFTEN);
};

export const forgetCopy = () => {
  clearTimeout(due);
  due = 0;
  if (kept) going = going.then(() => copies.remove(card, PAGE)).catch(() => {});
};

export const forgetCopies = () => (kept ? copies.removeAll(card).catch(() => {}) : undefined);

const fieldOf = (name, value) => {
  const found = form.elements[name];
  if (!(found instanceof RadioNodeList)) return found;
  return [...found].find((each) => each.value === value);
};

const putBack = ([name, value]) => {
  const row = /^(.+-evidence)-(\d+)-\w+$/.exec(name);
  while (row && !form.elements[name] && row[2] < 40) addRow(document.getElementById(row[1]));
  const field = fieldOf(name, value);
  if (!field) return;
  if (field.type === "radio" || field.type === "checkbox") field.checked = true;
  else field.value = value;
};

const putAllBack = (all) => {
  form.querySelectorAll("input[type=checkbox], input[type=radio]").forEach((box) => { box.checked = false; });
  form.querySelectorAll("textarea").forEach((area) => { area.value = ""; });
  all.forEach(putBack);
};

// The same page as the server has it now.
export const takeOver = (newer) => {
  putAllBack(entries(newer));
  form.elements.version.value = newer.elements.version.value;
  Object.assign(form.dataset, { sentByPage: newer.dataset.sentByPage, sentNumber: newer.dataset.sentNumber });
};

// Whether the server has what this copy says, or what the same page sent after it was made.
const isKept = (lost) =>
  essence(lost.entries) === essence(entries()) ||
  (lost.page === form.dataset.sentByPage && lost.number < Number(form.dataset.sentNumber));

// What was typed on a page that is gone: put back into this one, unless somebody types here already. Tells how it
// stands to what the server has: "next" (nobody saved since), "aside" (another window did); or nothing at all.
export const restored = async (untouched) => {
  if (!kept) return undefined;
  copies.stayOpen(PAGE);
  const lost = (await copies.orphans(copyKey, card)).sort((one, other) => other.at - one.at)[0];
  if (!lost || !untouched()) return undefined;
  if (isKept(lost)) {
    copies.remove(card, lost.page);
    return undefined;
  }
  putAllBack(lost.entries);
  write();
  await going;
  copies.remove(card, lost.page);
  const next = lost.version === Number(form.elements.version.value) || lost.page === form.dataset.sentByPage;
  if (!next) form.elements.version.value = lost.version;
  return { stands: next ? "next" : "aside", page: lost.page, number: lost.number };
};
