// A text area grows with its words where the browser doesn't do it by itself (field-sizing).
"use strict";

if (!CSS.supports("field-sizing", "content")) {
  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  document.querySelectorAll("textarea.control").forEach(grow);
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea.control")) grow(event.target);
  });
}
