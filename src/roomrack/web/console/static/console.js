// Times in the reader's own zone beside UTC, choosing all rows of a table at once, and following what is under way.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const time of document.querySelectorAll("time[datetime]")) {
  const local = `${format.format(new Date(time.dateTime))} (${zone})`;
  time.title = local;
  if (!["UTC", "Etc/UTC"].includes(zone) && time.closest(".facts")) {
    const beside = document.createElement("span");
    beside.className = "local";
    beside.textContent = local;
    time.after(beside);
  }
}

for (const all of document.querySelectorAll("input[data-all]")) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of all.form.querySelectorAll("input[type=checkbox][name]")) box.checked = all.checked;
  });
}

// A part that is under way is read again until it is not; whoever is at it with the keyboard is not disturbed.
const again = async (id) => {
  const part = document.getElementById(id);
  if (!part?.hasAttribute("data-live")) return;
  if (!document.hidden && !part.contains(document.activeElement)) {
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
      if (!answer.ok || !fresh) return;
      part.replaceWith(document.adoptNode(fresh));
    } catch {
      // The server is away for a moment: it is asked again.
    }
  }
  setTimeout(again, 2000, id);
};

for (const part of document.querySelectorAll("[data-live][id]")) setTimeout(again, 2000, part.id);
