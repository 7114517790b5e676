// The search changes in place: what is asked for is fetched as parts of the page, the address bar follows.

const root = document.getElementById("search");
const field = document.getElementById("q");
const PART = "X-Wortlaut-Part";
const TYPING = 250; // milliseconds without a key after which words are searched for

document.documentElement.classList.add("scripted");

// ------------------------------------------------------------------------------------------------- in place

let asked = [];

/** Fetch a part of the page that an address stands for; the browser parses it as a document of its own, without scripts. */
function part(address, name, selector) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    asked.push(request);
    request.open("GET", address);
    request.setRequestHeader(PART, name);
    request.responseType = "document";
    request.onload = () => {
      const found = request.response?.querySelector(selector);
      if (found) resolve(document.importNode(found, true));
      else reject(new Error(`no ${selector}`));
    };
    request.onerror = () => reject(new Error("the server does not answer"));
    request.onabort = () => {};
    request.send();
  });
}

function put(element) {
  const focused = document.activeElement?.id;
  const caret = document.activeElement?.selectionStart;
  const open = [...document.querySelectorAll(`#${element.id} details[open]`)].map((each) => each.parentElement.className);
  for (const each of element.querySelectorAll("details")) if (open.includes(each.parentElement.className)) each.open = true;
  document.getElementById(element.id).replaceWith(element);
  const again = focused && element.contains(document.getElementById(focused)) ? document.getElementById(focused) : null;
  if (again) {
    again.focus({ preventScroll: true });
    if (caret !== undefined && caret !== null && again.type === "text") again.setSelectionRange(caret, caret);
  }
}

/** Show what an address asks for. Where that fails, the browser goes there itself. */
async function show(address, { push = true, top = false } = {}) {
  for (const each of asked) each.abort();
  asked = [];
  root.setAttribute("aria-busy", "true");
  if (push === "replace") history.replaceState({}, "", address);
  else if (push) history.pushState({}, "", address);
  const query = new URL(address, location.href).searchParams;
  if (document.activeElement !== field) field.value = query.get("q") ?? "";
  follow(query);
  try {
    const beside = part(address, "side", "#filters");
    beside.catch(() => {});
    put(await part(address, "results", "#results"));
    root.setAttribute("aria-busy", "false");
    if (top) document.getElementById("results").scrollIntoView({ block: "start" });
    put(await beside);
  } catch {
    location.assign(address);
  }
}

/** Let the header's switches lead to what is shown now. */
function follow(query) {
  for (const each of document.querySelectorAll(".top .choices a")) {
    const held = new URL(each.href);
    const next = new URLSearchParams(query);
    for (const name of ["lang", "theme"]) if (held.searchParams.has(name)) next.set(name, held.searchParams.get(name));
    each.href = `${location.pathname}?${next}`;
  }
}

function addressOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  return query.size ? `/search?${query}` : "/search";
}

root.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const address = new URL(link.getAttribute("href"), location.href);
  if (address.origin !== location.origin || address.pathname !== "/search") return;
  event.preventDefault();
  const leafing = Boolean(link.closest(".leafing"));
  const where = link.closest(".facet")?.className;
  const label = link.querySelector(".name")?.textContent;
  show(address.pathname + address.search, { top: leafing }).then(() => refocus(where, label));
});

/** Keep the focus at the value that was chosen, so that the next can be chosen by keyboard. */
function refocus(where, label) {
  if (!where || document.activeElement !== document.body) return;
  const facet = [...document.querySelectorAll(".facet")].find((each) => each.className === where);
  const names = facet ? [...facet.querySelectorAll("a .name")] : [];
  names.find((each) => each.textContent === label)?.closest("a").focus({ preventScroll: true });
}

root.addEventListener("submit", (event) => {
  event.preventDefault();
  close();
  clearTimeout(waiting);
  show(addressOf(event.target));
});
root.addEventListener("change", (event) => {
  if (event.target.type === "date" && event.target.form.checkValidity()) show(addressOf(event.target.form));
});
window.addEventListener("popstate", () => show(location.pathname + location.search, { push: false }));

let waiting = 0;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(addressOf(field.form), { push: "replace" }), TYPING);
});

// ------------------------------------------------------------------------------------------------- by keyboard

const findings = () => [...document.querySelectorAll(".finding .at")];

function step(by) {
  const all = findings();
  if (!all.length) return;
  const at = all.findIndex((each) => each.closest(".finding").contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

// Before the page's own "/" , which goes to the field in the header: here that one is hidden.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      event.stopImmediatePropagation();
      field.focus();
      field.select();
    } else if (event.key === "ArrowDown" && event.target === field) {
      event.preventDefault();
      step(1);
    } else if (!typing && (event.key === "j" || event.key === "k")) {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.closest(".finding")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  },
  true,
);

// ------------------------------------------------------------------------------------------- names while typing

let list = null; // what is suggested now: { box, input, values, at }
let typed = 0;

function close() {
  clearTimeout(typed);
  if (!list) return;
  list.box.remove();
  for (const name of ["aria-expanded", "aria-controls", "aria-activedescendant"]) list.input.removeAttribute(name);
  list = null;
}

function suggest(input, values) {
  close();
  if (!values.length || document.activeElement !== input) return;
  const box = document.createElement("ul");
  box.className = "suggestions";
  box.id = `${input.id}-list`;
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", input.getAttribute("aria-label"));
  values.forEach((each, number) => {
    const row = document.createElement("li");
    row.id = `${box.id}-${number}`;
    row.setAttribute("role", "option");
    const name = document.createElement("bdi");
    name.textContent = each.name;
    row.append(name);
    if (each.note) {
      const note = document.createElement("span");
      note.className = "note";
      note.textContent = each.note;
      row.append(note);
    }
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(number);
    });
    box.append(row);
  });
  input.parentElement.append(box);
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", box.id);
  list = { box, input, values, at: -1 };
}

function choose(number) {
  const { input, values } = list;
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(input.form)) if (value && name !== input.name) query.append(name, value);
  query.append(input.name, values[number].value);
  close();
  show(`/search?${query}`);
}

function point(number) {
  list.at = (number + list.values.length) % list.values.length;
  [...list.box.children].forEach((row, each) => row.setAttribute("aria-selected", String(each === list.at)));
  list.box.children[list.at].scrollIntoView({ block: "nearest" });
  list.input.setAttribute("aria-activedescendant", list.box.children[list.at].id);
}

root.addEventListener("focusin", (event) => {
  if (!event.target.dataset?.suggest) return;
  event.target.setAttribute("role", "combobox");
  event.target.setAttribute("aria-autocomplete", "list");
  if (!list) event.target.setAttribute("aria-expanded", "false");
});
root.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.dataset.suggest) return;
  clearTimeout(typed);
  typed = setTimeout(async () => {
    const query = new URLSearchParams({ of: input.dataset.suggest, text: input.value });
    const answer = await fetch(`/search/suggest?${query}`, { headers: { Accept: "application/json" } });
    if (answer.ok) suggest(input, await answer.json());
  }, 120);
});
root.addEventListener("keydown", (event) => {
  if (!list || event.target !== list.input) return;
  if (event.key === "Escape") close();
  else if (event.key === "ArrowDown") point(list.at + 1);
  else if (event.key === "ArrowUp") point(list.at < 0 ? list.values.length - 1 : list.at - 1);
  else if (event.key === "Enter" && list.at >= 0) choose(list.at);
  else return;
  event.preventDefault();
});
root.addEventListener("focusout", (event) => {
  if (list && event.target === list.input) close();
});
