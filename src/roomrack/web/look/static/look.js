// What every page starts.
import { addCopyButtons } from "./copy.js";

addCopyButtons();
