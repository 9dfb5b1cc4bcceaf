// The debrief in several windows. Without these scripts a page shows what was so when it was opened.

import { count } from "./clock.js";
import { follow } from "./following.js";

count();
follow(document.querySelector("[data-in-step]"));
