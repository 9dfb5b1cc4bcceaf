// The scorecard in the writing. Without these scripts the page is one long form with a button.

import { bringBack } from "./saving.js";
import "./steps.js";
import "./evidence.js";
import "./notes.js";
import "./hints.js";
import "./timer.js";

bringBack();
