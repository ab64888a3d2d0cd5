// The search box of the header: an ARIA combobox over an index that is fetched when somebody wants to search.
import { announce } from "./announce.js";

const LIMIT = 12;
const EXCERPT = 150;

class Index {
  #entries;
  #engine;

  // Fetches what can be found, and the library that finds it.
  static async load(address) {
    const [answer, { default: MiniSearch }] = await Promise.all([
      fetch(address),
      import("./vendor/minisearch-7.2.0/minisearch.js"),
    ]);
    if (!answer.ok) throw new Error(`the index answered ${answer.status}`);
    const entries = await answer.json();
    const index = new Index();
    index.#entries = entries;
    index.#engine = new MiniSearch({
      fields: ["title", "page", "text", "names"],
      // Names of the API are found by their parts too: room in createRoomRate.
      tokenize: (text) =>
        text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
          const parts = word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u);
          return parts.length > 1 ? [word, ...parts] : [word];
        }),
      searchOptions: {
        boost: { title: 4, names: 4, page: 2 },
        prefix: (term) => term.length > 1,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        combineWith: "AND",
        // What tells how to do something goes before what tells every case of it.
        boostDocument: (id) => (entries[id].kind === "Detail" ? 0.5 : 1),
      },
    });
    index.#engine.addAll(entries.map((entry, id) => ({ id, names: "", ...entry })));
    return index;
  }

  find(words) {
    return this.#engine.search(words).slice(0, LIMIT).map((hit) => ({ ...this.#entries[hit.id], terms: hit.terms }));
  }
}

// Appends text with the terms marked. Text stays text, whatever is in it.
function appendMarked(parent, text, terms) {
  const parts = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = parts.length ? new RegExp(`(?<![\\p{L}\\p{N}])(${parts.sort((a, b) => b.length - a.length).join("|")})`, "iu") : null;
  for (const [place, part] of (pattern ? text.split(pattern) : [text]).entries()) {
    if (place % 2) {
      const mark = document.createElement("mark");
      mark.textContent = part;
      parent.append(mark);
    } else parent.append(part);
  }
}

// The part of a text around the first of the terms.
function excerpt(text, terms) {
  const lower = text.toLowerCase();
  const places = terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0);
  const first = places.length ? Math.min(...places) : 0;
  const begin = first > 60 ? text.lastIndexOf(" ", first - 40) + 1 : 0;
  const end = Math.min(text.length, begin + EXCERPT);
  return `${begin ? "… " : ""}${text.slice(begin, end)}${end < text.length ? " …" : ""}`;
}

function span(name, text = "") {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

export function startSearch(form) {
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  let index;
  let found = [];
  let chosen = -1;

  const load = () => {
    index ??= Index.load(form.dataset.search);
    // A failure is tried again at the next keystroke.
    index.catch(() => (index = undefined));
    return index;
  };

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  };

  const choose = (place) => {
    chosen = place;
    const options = [...list.querySelectorAll("[role=option]")];
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (options[chosen]) {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };

  const go = (entry) => {
    if (!entry) return;
    close();
    location.assign(entry.address);
  };

  const option = (entry, place) => {
    const made = document.createElement("div");
    made.id = `found-${place}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    const where = span("where");
    where.append(span(`badge ${entry.kind === "Guide" ? "" : entry.kind === "Operation" ? "good" : "warn"}`, entry.kind));
    where.append(entry.page);
    const what = span("what");
    appendMarked(what, entry.title || entry.page, entry.terms);
    const text = span("excerpt");
    appendMarked(text, excerpt(entry.text, entry.terms), entry.terms);
    made.append(where, what, text);
    made.addEventListener("mousedown", (event) => event.preventDefault()); // The focus stays where it is.
    made.addEventListener("click", () => go(entry));
    return made;
  };

  const say = (text) => {
    const note = document.createElement("p");
    note.className = "none";
    note.textContent = text;
    // A list of options holds nothing else, so what it says stands in one that can't be chosen.
    note.setAttribute("role", "option");
    note.setAttribute("aria-disabled", "true");
    note.setAttribute("aria-selected", "false");
    list.replaceChildren(note);
    announce(text);
  };

  const show = async () => {
    const words = input.value.trim();
    if (!words) {
      found = [];
      close();
      return;
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    try {
      const ready = await load();
      if (input.value.trim() !== words) return;
      found = ready.find(words);
    } catch {
      found = [];
      say("The search could not be loaded.");
      return;
    }
    if (found.length) {
      list.replaceChildren(...found.map(option));
      announce(found.length === 1 ? "1 found" : `${found.length} found`);
      choose(0);
    } else {
      say(`Nothing found for “${words}”.`);
      choose(-1);
    }
  };

  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
      event.preventDefault();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length) {
      event.preventDefault();
      if (list.hidden) show();
      else choose((chosen + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(found[Math.max(chosen, 0)]);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  form.hidden = false;
}
