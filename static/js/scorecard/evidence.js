// One more line of evidence, without asking the server for it.

import { form } from "./page.js";

export const addRow = (field) => {
  const rows = field.querySelector(".evidence__rows");
  const number = rows.children.length;
  const row = rows.lastElementChild.cloneNode(true);
  for (const part of row.querySelectorAll("[name]")) {
    for (const word of ["id", "name"]) part[word] = part[word].replace(/-\d+-(\w+)$/, `-${number}-$1`);
    part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/\d+$/, number + 1));
  }
  row.querySelector("select").selectedIndex = 0;
  row.querySelector("textarea").value = "";
  rows.append(row);
  return row;
};

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-evidence] button[name=add]");
  if (!button) return;
  event.preventDefault();
  addRow(button.closest("[data-evidence]")).querySelector("textarea").focus();
});
