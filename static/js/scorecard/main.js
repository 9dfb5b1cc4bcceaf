// The scorecard in the writing. Without these scripts the page is one long form with a button.

import "./saving.js";
import "./steps.js";
import "./evidence.js";
