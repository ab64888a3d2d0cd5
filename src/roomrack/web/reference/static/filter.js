// Narrows the list of operations down to those that have every word that is typed.
const box = document.querySelector("[data-filter]");
const input = box.querySelector("input");
const count = box.querySelector("[data-filter-count]");
const groups = [...document.querySelectorAll("[data-group]")];

function narrow() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of groups) {
    let any = false;
    for (const item of group.querySelectorAll("[data-words]")) {
      const text = item.dataset.words.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
      any ||= !item.hidden;
      shown += item.hidden ? 0 : 1;
    }
    group.hidden = !any;
  }
  count.textContent = words.length ? `${shown} ${shown === 1 ? "operation" : "operations"}` : "";
}

box.hidden = false;
input.addEventListener("input", narrow);
narrow();
