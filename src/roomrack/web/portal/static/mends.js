// Mends what the console draws where it holds back people who use a screen reader or the keyboard alone.

const textOf = (element) => element.textContent.trim().replace(/\s*[:*]$/, "");

// What the field is called in its row, which nothing ties to it.
function nameOf(field) {
  const label = field.parentElement?.id && document.querySelector(`label[for="${CSS.escape(field.parentElement.id)}"]`);
  return (label && textOf(label)) || field.dataset.placeholder || "Value";
}

// By selector; each leaves alone what is in order, and matches nothing that it has mended.
const MENDS = [
  // It tells that it has a list of suggestions only while the list is open.
  ['[role="combobox"]:not([aria-expanded])', (field) => field.setAttribute("aria-expanded", "false")],
  [".code-input-lite__editor:not([aria-label])", (field) => field.setAttribute("aria-label", nameOf(field))],
  ['.cm-content[role="textbox"]:not([aria-label])', (text) =>
    text.setAttribute("aria-label", text.isContentEditable ? "Body of the request" : "Body of the answer")],
  ['button[class*="copy-button"]:not([aria-label])', (button) => button.setAttribute("aria-label", "Copy")],
  ['button[role="none"]', (button) => button.removeAttribute("role")],
  // A hint that is not drawn yet.
  ["button[aria-controls]", (button) => {
    if (!document.getElementById(button.getAttribute("aria-controls"))) button.removeAttribute("aria-controls");
  }],
  // Who says what stands on a button must be understood.
  ["button.show-more[aria-label]", (button) => {
    const [shown, label] = [textOf(button), button.getAttribute("aria-label")];
    if (!label.includes(shown)) button.setAttribute("aria-label", `${shown}: ${label}`);
  }],
  ["ul.endpoints:not([tabindex])", (list) => list.setAttribute("tabindex", "0")],
];

/** Mend what is there below an element, and what appears there from now on. */
export function keepMended(root) {
  let due = false;
  const mend = () => {
    due = false;
    for (const [selector, repair] of MENDS) root.querySelectorAll(selector).forEach(repair);
  };
  const watcher = new MutationObserver(() => {
    if (!due) requestAnimationFrame(mend);
    due = true;
  });
  const attributeFilter = ["aria-controls", "aria-expanded", "aria-label", "role"];
  watcher.observe(root, { attributeFilter, attributes: true, childList: true, subtree: true });
  mend();
}
