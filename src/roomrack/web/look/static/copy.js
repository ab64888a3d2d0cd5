// A copy button on every block of code: an element with the class `code` that holds a <pre>. A block that other scripts
// fill gets its button by `addCopyButton(block)`.
import { announce } from "./announce.js";

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// The clipboard's own interface is missing where a page comes neither over https nor from this machine.
function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

export function addCopyButton(block) {
  if (block.querySelector(":scope > .copy")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const code = block.querySelector("pre");
    const done = await copyText(code.innerText.replace(/\n+$/, "\n"));
    button.textContent = done ? "Copied" : "Not copied";
    announce(done ? "Copied to the clipboard" : "The browser did not allow copying");
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  block.append(button);
}

export function addCopyButtons(root = document) {
  for (const block of root.querySelectorAll(".code")) {
    if (block.querySelector("pre")) addCopyButton(block);
  }
}
