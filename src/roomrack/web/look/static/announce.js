// Says something to those who listen to the page instead of seeing it.
export function announce(text) {
  const place = document.querySelector("[data-announcer]");
  if (place) place.textContent = text;
}
