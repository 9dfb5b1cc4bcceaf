// What a page has to say first, an error or a message, takes the focus. The browser does it by itself (autofocus), but not
// where the address names a part of the page.
"use strict";

addEventListener("load", () => document.querySelector(".error-summary, .flashes")?.focus());
