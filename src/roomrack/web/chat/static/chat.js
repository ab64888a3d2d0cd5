// Shows new messages while the page is open, and sends without leaving it. Without this script the page works by
// itself; nothing here is needed.
"use strict";

(() => {
  const conversation = document.getElementById("conversation");
  const form = document.getElementById("write");
  const status = document.getElementById("status");
  const MARK = { "X-Requested-With": "chat" };

  const shown = () => document.getElementById("bubbles").dataset.changed;
  const toEnd = () => { conversation.scrollTop = conversation.scrollHeight; };

  async function refresh() {
    const answer = await fetch(conversation.dataset.messages, { headers: MARK, credentials: "same-origin" });
    if (!answer.ok) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = parsed.getElementById("bubbles");
    if (list) {
      conversation.replaceChildren(document.adoptNode(list));
      toEnd();
    }
  }

  const source = new EventSource(conversation.dataset.events);
  source.onmessage = (event) => { if (event.data !== shown()) refresh().catch(() => {}); };
  addEventListener("pagehide", () => source.close());

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    status.textContent = "";
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), headers: MARK, credentials: "same-origin",
      });
      if (answer.status !== 204) throw new Error(String(answer.status));
      form.reset();
      form.elements.text.value = "";
      status.textContent = status.dataset.sent;
      await refresh();
    } catch {
      status.textContent = status.dataset.failed;
    } finally {
      button.disabled = false;
      form.elements.text.focus();
    }
  });

  toEnd();
})();
