// While a rating scale has the focus, a digit chooses its point (0: not assessed). Nowhere else: a digit that is typed,
// or spoken to a machine, must never rate.
"use strict";

document.querySelectorAll("[data-scale]").forEach((scale) => {
  scale.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, textarea")) return;
    const point = scale.querySelector(`input[type="radio"][value="${CSS.escape(event.key)}"]`);
    if (!point || !/^\d$/.test(event.key)) return;
    event.preventDefault();
    point.focus();
    point.click();
  });
});
