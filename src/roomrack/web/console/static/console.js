// Times in the reader's own zone beside UTC, and choosing all rows of a table at once.
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
