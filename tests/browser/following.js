// Where the link that has just been followed led: whether the field has the focus, says that it is invalid, and why.
(sentence) => {
  const at = document.activeElement;
  const group = at.matches("fieldset") ? [...at.querySelectorAll("input, select, textarea")] : [];
  const invalid = [at, ...group].filter((part) => part.getAttribute("aria-invalid") === "true");
  const said = [at, ...group].flatMap((part) => (part.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean))
    .map((id) => document.getElementById(id)?.textContent.trim());
  if (!at.matches("input, select, textarea, fieldset")) return `“${sentence}” leads to no field`;
  if (!invalid.length) return `“${sentence}” leads to a field that doesn’t say that it is invalid`;
  return said.includes(sentence) ? "" : `“${sentence}” isn’t told with its field: ${said.join(" / ")}`;
}
