// Starts the console over our own document. Nothing that it offers to load from elsewhere is on.
import { keepMended } from "./mends.js";

const place = document.querySelector("#console");
const { document: address, token } = place.dataset;

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

const configuration = () => ({
  url: address,
  // The document names the public address; here the page's own is meant, which the policy of the page allows.
  servers: [{ url: `${location.origin}/connect`, description: "This server" }],
  authentication: {
    preferredSecurityScheme: "OAuthLogin",
    securitySchemes: { OAuthLogin: { flows: { authorizationCode: { token } } } },
  },
  forceDarkModeState: isDark() ? "dark" : "light",
  hideDarkModeToggle: true,
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: "",
  hideClientButton: true,
  showDeveloperTools: "never",
  persistAuth: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  documentDownloadType: "none",
  defaultOpenFirstTag: true,
  // The page has a search of its own, with the same key.
  hideSearch: true,
});

// Its dialogue is drawn outside of its place.
keepMended(document.body);
const reference = Scalar.createApiReference(place, configuration());
const follow = () => reference.updateConfiguration(configuration());
document.documentElement.addEventListener("themechange", follow);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
