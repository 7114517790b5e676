// What every page does. Views bring modules of their own and import from here.

/** The token that every change must bring. */
export const token = document.querySelector('meta[name="token"]')?.content ?? "";

/**
 * Ask the server to change something; resolves to the answer, whatever its status.
 * An object is sent as JSON, FormData and URLSearchParams as they are.
 */
export function change(address, body, options = {}) {
  const headers = { "X-Wortlaut-Token": token, Accept: "application/json", ...options.headers };
  if (!(body instanceof FormData) && !(body instanceof URLSearchParams)) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(body ?? {});
  }
  return fetch(address, { method: "POST", credentials: "same-origin", ...options, headers, body }).catch((error) => {
    throw error.name === "AbortError" ? error : new Error(document.documentElement.dataset.away);
  });
}

/** The data that a page holds for its script: <script type="application/json" id="…"> or a [data-json] element. */
export function data(id) {
  const held = document.getElementById(id);
  return held ? JSON.parse(held.dataset.json ?? held.textContent) : null;
}

// "/" goes to the search field, as on other sites for reading.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector(".find input");
  if (field) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});
