// The switches of an operation's page: environment, language and layout, each remembered. Credentials that are typed in
// stay in sessionStorage.
const page = document.querySelector("[data-operation]");
const environment = document.querySelector("#environment");
const language = document.querySelector("#language");
const base = document.querySelector("#base");
const secrets = [...document.querySelectorAll("[data-secret]")];
const sample = document.querySelector("[data-sample] code");
const layout = document.querySelector("[data-layout-switch]");

// Nothing that could end a string or a command in any of the languages.
const SAFE = /^[A-Za-z0-9._~+/=:%@-]*$/;
const STAND_IN = new Map(
  [...document.querySelectorAll("[data-fill]")].map((element) => [element.dataset.fill, element.textContent]),
);
let offered = {};
let forms = null;

function remember(store, key, value) {
  try {
    store.setItem(`roomrack.${key}`, value);
  } catch {
    // It holds for this page then.
  }
}

function recall(store, key) {
  try {
    return store.getItem(`roomrack.${key}`);
  } catch {
    return null;
  }
}

const place = (name) => `${environment.value}.${name}`;

function baseUrl() {
  try {
    const url = new URL(base.value);
    if (["http:", "https:"].includes(url.protocol) && SAFE.test(base.value)) return base.value.replace(/\/+$/, "");
  } catch {
    // Not an address yet.
  }
  return null;
}

function values() {
  const address = baseUrl() ?? environment.selectedOptions[0].dataset.base;
  const url = new URL(address);
  const filled = {
    base: address,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ""),
    host: url.hostname,
    authority: url.host,
    port: url.port,
  };
  for (const field of secrets) {
    const text = field.value.trim();
    if (text && SAFE.test(text)) filled[field.dataset.secret] = text;
  }
  return filled;
}

function fill() {
  const known = values();
  for (const element of document.querySelectorAll("[data-fill]")) {
    const name = element.dataset.fill;
    if (!STAND_IN.has(name)) STAND_IN.set(name, element.textContent);
    element.textContent = known[name] ?? STAND_IN.get(name);
  }
}

function judge(field, good) {
  if (good) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
}

// The samples are our own files and escaped there; what the reader typed is only ever text.
function show() {
  if (forms) {
    const url = new URL(values().base);
    const form = url.protocol.replace(":", "") + (url.port ? "-port" : "");
    sample.innerHTML = forms[form] ?? forms.https;
  }
  fill();
}

async function load() {
  const wanted = language.value;
  const answer = await fetch(`${page.dataset.operation}/samples/${wanted}.json`);
  if (!answer.ok || wanted !== language.value) return;
  forms = (await answer.json()).forms;
  sample.closest("pre").setAttribute("aria-label", `Code sample, ${language.selectedOptions[0].text}`);
  show();
}

function enter() {
  const known = offered[environment.value] ?? {};
  base.value = recall(sessionStorage, place("base")) ?? environment.selectedOptions[0].dataset.base;
  for (const field of secrets) {
    const name = field.dataset.secret;
    field.value = recall(sessionStorage, place(name)) ?? known[name] ?? "";
    judge(field, SAFE.test(field.value.trim()));
  }
  judge(base, baseUrl() !== null);
  show();
}

function arrange(double) {
  page.classList.toggle("single", !double);
  layout.setAttribute("aria-pressed", String(double));
}

function choose(select, value) {
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}

choose(environment, recall(localStorage, "environment"));
choose(language, recall(localStorage, "language"));
arrange(recall(localStorage, "layout") !== "single");
for (const part of document.querySelectorAll("[data-switches], [data-credentials], [data-language-field]")) part.hidden = false;

environment.addEventListener("change", () => {
  remember(localStorage, "environment", environment.value);
  enter();
});
language.addEventListener("change", () => {
  remember(localStorage, "language", language.value);
  load();
});
layout.addEventListener("click", () => {
  const double = page.classList.contains("single");
  arrange(double);
  remember(localStorage, "layout", double ? "double" : "single");
});
base.addEventListener("input", () => {
  judge(base, baseUrl() !== null);
  remember(sessionStorage, place("base"), base.value);
  show();
});
for (const field of secrets) {
  field.addEventListener("input", () => {
    judge(field, SAFE.test(field.value.trim()));
    remember(sessionStorage, place(field.dataset.secret), field.value);
    fill();
  });
}

enter();
load();
if (page.hasAttribute("data-demo")) {
  const answer = await fetch("/connect/reference/demo.json");
  if (answer.ok) {
    offered = await answer.json();
    enter();
  }
}
