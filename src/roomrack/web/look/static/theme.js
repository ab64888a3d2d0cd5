// Sets the remembered theme before anything is painted, which a module would be too late for.
(() => {
  const KEY = "roomrack.theme";
  const THEMES = ["auto", "light", "dark"];
  const NAMES = { auto: "Auto", light: "Light", dark: "Dark" };
  const root = document.documentElement;

  const remembered = () => {
    try {
      const found = localStorage.getItem(KEY);
      return THEMES.includes(found) ? found : "auto";
    } catch {
      return "auto"; // The browser keeps nothing for this site.
    }
  };

  const apply = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };

  let theme = remembered();
  apply(theme);

  const show = (button) => {
    button.dataset.themeSwitch = theme;
    button.querySelector("[data-theme-name]").textContent = NAMES[theme];
    button.setAttribute("aria-label", `Theme: ${NAMES[theme]}`);
    button.title = `Theme: ${NAMES[theme]}`;
  };

  const set = (chosen) => {
    theme = chosen;
    apply(theme);
    document.querySelectorAll("[data-theme-switch]").forEach(show);
    root.dispatchEvent(new CustomEvent("themechange", { detail: theme }));
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      show(button);
      button.hidden = false;
      button.addEventListener("click", () => {
        const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
        try {
          localStorage.setItem(KEY, next);
        } catch {
          // It holds for this page then.
        }
        set(next);
      });
    }
  });

  // Another tab changed it.
  addEventListener("storage", (event) => {
    if (event.key === KEY) set(remembered());
  });
})();
