// The scorecard in the writing. Without these scripts the page is one long form with a button.

import { bringBack } from "./saving.js";
import "./steps.js";

bringBack();
