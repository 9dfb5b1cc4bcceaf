// Send the page's form with nothing in it, and with what no page offers where nothing can't be sent.
() => {
  const fields = (form) => [...form.elements].filter((field) => field.name && !["hidden", "submit", "button", "file"].includes(field.type));
  const form = [...document.querySelectorAll("main form[method=post]")].find((each) => fields(each).length || each.enctype === "multipart/form-data");
  let garbled = ""; // one answer alone, where the page offers no way to give none
  for (const field of fields(form)) {
    if (field.type === "radio") {
      garbled ||= field.name;
      if (garbled === field.name) Object.assign(field, { value: "none of them", checked: true });
    } else if (field.type === "checkbox") field.checked = false;
    else if (field.tagName === "SELECT") {
      if (field.options[0].value) garbled ||= field.name;
      if (garbled === field.name) field.options[0].value = "none of them";
      field.selectedIndex = 0;
    } else field.value = field.inputMode === "numeric" ? "many" : "";
  }
  form.requestSubmit();
}
