// One more line of evidence, without asking the server for it.

import { form } from "./page.js";

export const addRow = (field) => {
  const rows = field.querySelector(".evidence__rows");
  const number = rows.children.length;
  const row = rows.lastElementChild.cloneNode(true);
  row.querySelectorAll("[data-hint], .evidence__error").forEach((told) => told.remove());
  for (const part of row.querySelectorAll("[name]")) {
    for (const word of ["id", "name"]) part[word] = part[word].replace(/-\d+-(\w+)$/, `-${number}-$1`);
    part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/\d+$/, number + 1));
    for (const told of ["aria-describedby", "aria-invalid", "style"]) part.removeAttribute(told);
  }
  row.querySelector("select").selectedIndex = 0;
  row.querySelector("textarea").value = "";
  rows.append(row);
  return row;
};

export const emptyRow = (field) =>
  [...field.querySelectorAll("[data-evidence-row]")].find((row) => !row.querySelector("textarea").value.trim());

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-evidence] button[name=add]");
  if (!button) return;
  event.preventDefault();
  addRow(button.closest("[data-evidence]")).querySelector("textarea").focus();
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("[data-evidence] textarea")) return;
  event.preventDefault();
  addRow(event.target.closest("[data-evidence]")).querySelector("textarea").focus();
});
