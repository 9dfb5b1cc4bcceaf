// Once a scorecard is closed, no copy of what was typed stays in the browser. Nothing could read it any more either.

import { possible, removeAll } from "./scorecard/copies.js";

const { forget } = document.querySelector("[data-forget]").dataset;
if (possible) removeAll(forget);
