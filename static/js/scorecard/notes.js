// What was jotted down becomes evidence: what is selected, or the line that the cursor is on.

import { addRow, emptyRow } from "./evidence.js";
import { form } from "./page.js";

const lineAt = (text, at) => {
  const end = text.indexOf("\n", at);
  return [text.lastIndexOf("\n", at - 1) + 1, end < 0 ? text.length : end];
};

// On an empty line it is the one above that was just written; over them all, the first one.
const chosen = ({ value, selectionStart, selectionEnd }) => {
  if (selectionStart !== selectionEnd) return [selectionStart, selectionEnd];
  const line = lineAt(value, selectionStart);
  if (value.slice(...line).trim()) return line;
  const above = value.slice(0, selectionStart).trimEnd().length;
  return lineAt(value, above || value.length - value.trimStart().length);
};

// A line that goes as a whole takes its end with it.
const takeOut = (area, start, end) => {
  const whole = (start === 0 || area.value[start - 1] === "\n") && area.value[end] === "\n";
  area.setRangeText("", start, whole ? end + 1 : end, "start");
};

const typed = (area) => area.dispatchEvent(new Event("input", { bubbles: true }));

const move = (notes) => {
  const area = notes.querySelector("textarea");
  const [start, end] = chosen(area);
  const passage = area.value.slice(start, end).trim();
  if (!passage) {
    area.focus();
    return;
  }
  const field = notes.closest("[data-step]").querySelector("[data-evidence]");
  const row = emptyRow(field) ?? addRow(field);
  const text = row.querySelector("textarea");
  row.querySelector("select").value = notes.querySelector("select").value;
  text.value = passage;
  takeOut(area, start, end);
  typed(area);
  typed(text);
  notes.querySelector("[data-moved]").textContent = `Moved to: ${text.getAttribute("aria-label")}.`;
};

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-notes] button[name=move]");
  if (!button) return;
  event.preventDefault();
  move(button.closest("[data-notes]"));
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("[data-notes] textarea")) return;
  event.preventDefault();
  move(event.target.closest("[data-notes]"));
});
