// What every page starts.
import { addCopyButtons } from "./copy.js";
import { startSearch } from "./search.js";

addCopyButtons();
document.querySelectorAll("[data-search]").forEach(startSearch);

// A sidebar that is folded where there is little room, and open where there is more.
const roomy = matchMedia("(min-width: 56rem)");
const fold = () => document.querySelectorAll("[data-folds]").forEach((details) => (details.open = roomy.matches));
roomy.addEventListener("change", fold);
fold();
