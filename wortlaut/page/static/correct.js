// Correcting: a form in a dialog over the page that one reads; words are chosen in the text by mouse and by keyboard.

import { change } from "./page.js";

const KEPT = "wortlaut-said";

// ------------------------------------------------------------------------------------------- choosing words

class Picker {
  constructor(root) {
    this.root = root;
    this.text = root.querySelector("#pick-text");
    this.bar = root.querySelector("#pick-bar");
    this.words = [...this.text.querySelectorAll("[data-at]")];
    this.words.forEach((word, index) => {
      word.id = `w${index}`;
    });
    this.index = new Map(this.words.map((word, index) => [word, index]));
    this.fields = [...root.querySelectorAll(".span-field")].map((element) => new Field(element, this));
    this.field = null;
    this.listen();
    this.paint();
  }

  listen() {
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("pointerdown", (event) => {
      const at = this.index.get(event.target.closest("[data-at]"));
      if (!this.field || at === undefined || event.button) return;
      event.preventDefault();
      this.text.focus();
      if (event.pointerType === "touch" && this.anchor !== null) {
        this.move(at);
        this.commit();
      } else {
        this.anchor = at;
        this.dragging = event.pointerType !== "touch";
        this.move(at);
      }
    });
    this.text.addEventListener("pointermove", (event) => {
      if (!this.field || !this.dragging) return;
      const at = this.index.get(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-at]"));
      if (at !== undefined) this.move(at);
    });
    this.text.addEventListener("pointerup", () => {
      if (this.field && this.dragging) this.commit();
      this.dragging = false;
    });
    this.bar.addEventListener("click", (event) => {
      const what = event.target.dataset?.pick;
      if (what === "done") this.leave();
      if (what === "anew") {
        this.field.set([]);
        this.anchor = null;
        this.paint();
        this.text.focus();
      }
    });
  }

  /** Begin to choose for a field; what is chosen first takes the place of what was. */
  choose(field) {
    this.field = field;
    this.fresh = true;
    this.anchor = null;
    this.dragging = false;
    const [first] = field.pieces;
    const at = this.words.findIndex((word) => Number(word.dataset.end) > (first?.[0] ?? 0));
    this.current = Math.max(0, at);
    this.bar.hidden = false;
    const what = this.bar.querySelector(".pick-what");
    what.textContent = what.dataset.choosing.replace("{field}", field.label);
    this.text.setAttribute("role", "listbox");
    this.text.setAttribute("aria-multiselectable", "true");
    this.text.tabIndex = 0;
    for (const word of this.words) word.setAttribute("role", "option");
    this.root.classList.add("choosing");
    this.paint();
    this.words[this.current]?.scrollIntoView({ block: "center" });
    this.text.focus({ preventScroll: true });
  }

  leave() {
    const field = this.field;
    this.field = null;
    this.bar.hidden = true;
    this.text.removeAttribute("role");
    this.text.removeAttribute("aria-multiselectable");
    this.text.removeAttribute("aria-activedescendant");
    this.text.removeAttribute("tabindex");
    for (const word of this.words) {
      word.removeAttribute("role");
      word.removeAttribute("aria-selected");
    }
    this.root.classList.remove("choosing");
    this.paint();
    field?.button.focus();
  }

  key(event) {
    if (!this.field) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.below(1), ArrowUp: this.below(-1) };
    if (event.key in steps) {
      if (event.shiftKey && this.anchor === null) this.anchor = this.current;
      this.move(Math.min(this.words.length - 1, Math.max(0, this.current + steps[event.key])));
      this.words[this.current].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || event.key === " ") {
      if (this.anchor === null) {
        this.anchor = this.current;
        this.paint();
      } else this.commit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (this.anchor === null) this.leave();
      else {
        this.anchor = null;
        this.paint();
      }
    } else return;
    event.preventDefault();
  }

  /** How many words on is the one below (or above) on the next line. */
  below(direction) {
    const from = this.words[this.current].getBoundingClientRect();
    let best = 0;
    let least = Infinity;
    for (let step = direction; this.words[this.current + step]; step += direction) {
      const box = this.words[this.current + step].getBoundingClientRect();
      const lines = Math.abs(box.top - from.top) / from.height;
      if (lines < 0.5) continue;
      if (lines > 4 && best) break;
      const far = Math.abs(box.left - from.left) + lines * 400;
      if (far < least) {
        least = far;
        best = step;
      }
      if (lines > 4) break;
    }
    return best;
  }

  move(at) {
    this.current = at;
    this.paint();
  }

  commit() {
    const [from, to] = [this.anchor, this.current].sort((one, other) => one - other);
    this.anchor = null;
    const piece = [Number(this.words[from].dataset.at), Number(this.words[to].dataset.end)];
    const kept = this.fresh ? [] : this.field.pieces.filter(([start, end]) => end <= piece[0] || start >= piece[1]);
    this.fresh = false;
    this.field.set([...kept, piece].sort((one, other) => one[0] - other[0]));
    this.paint();
  }

  /** Show what is chosen; while nothing is being chosen, what every field has. */
  paint() {
    const held = this.field ? [this.field] : this.fields;
    const range = this.anchor === null || !this.field ? null : [this.anchor, this.current].sort((a, b) => a - b);
    this.words.forEach((word, index) => {
      const at = Number(word.dataset.at);
      const names = held.filter((field) => field.pieces.some(([start, end]) => at >= start && at < end));
      const drawn = range !== null && index >= range[0] && index <= range[1];
      word.className = names.map((field) => `in-${field.name}`).join(" ");
      word.classList.toggle("drawn", drawn);
      word.classList.toggle("current", Boolean(this.field) && index === this.current);
      if (this.field) word.setAttribute("aria-selected", String(drawn || names.length > 0));
    });
    if (this.field) this.text.setAttribute("aria-activedescendant", `w${this.current}`);
  }

  /** The words between two offsets, as far as they are shown. */
  between(start, end) {
    const shown = this.words.filter((word) => Number(word.dataset.at) >= start && Number(word.dataset.end) <= end);
    if (!shown.length) return "";
    const range = document.createRange();
    range.setStartBefore(shown[0]);
    range.setEndAfter(shown.at(-1));
    return range.toString().replace(/\s+/g, " ");
  }
}

class Field {
  constructor(element, picker) {
    this.name = element.dataset.name;
    this.picker = picker;
    this.area = element.querySelector("textarea");
    this.hidden = element.querySelector("input[type=hidden]");
    this.output = element.querySelector("output");
    this.button = element.querySelector(".choose");
    this.label = this.button.dataset.label;
    this.pieces = [...this.hidden.value.matchAll(/(\d+)-(\d+)/g)].map(([, start, end]) => [Number(start), Number(end)]);
    this.output.textContent = this.area.value.split("\n").join(" … ");
    // What is typed stays for those without script; here the words come from the text.
    this.area.hidden = true;
    this.area.disabled = true;
    this.output.hidden = false;
    this.button.hidden = false;
    this.button.addEventListener("click", () => picker.choose(this));
  }

  set(pieces) {
    this.pieces = pieces;
    this.hidden.value = pieces.map(([start, end]) => `${start}-${end}`).join(",");
    this.output.textContent = pieces.map(([start, end]) => this.picker.between(start, end)).join(" … ");
    this.output.classList.add("is-new");
  }
}

// ---------------------------------------------------------------------------------------------- the form

/** Bring a form to life; `leave` is called when it is done, or not wanted. */
function wire(root, { stay, leave }) {
  const picker = root.querySelector("#pick-text") ? new Picker(root) : null;
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.classList.contains("undo")) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
    const address = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
    const asks = (event.submitter?.getAttribute("formmethod") ?? form.method) === "get";
    if (asks) {
      for (const name of ["token", "reason", "kind"]) body.delete(name);
      stay(`${address}?${body}`);
    } else send(form, address, body, leave);
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-stay], a[data-leave]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if ("stay" in link.dataset) {
      event.preventDefault();
      stay(link.href);
    } else if (leave(null)) event.preventDefault();
  });
  return picker;
}

async function send(form, address, body, leave) {
  const root = form.closest(".mending");
  for (const told of root.querySelectorAll("[data-wrong]")) told.hidden = true;
  for (const field of root.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  try {
    const answer = await change(address, body);
    const json = answer.headers.get("content-type")?.startsWith("application/json");
    const told = json ? await answer.json() : { kind: "", error: await answer.text() };
    if (answer.ok) {
      if (told.given.length) sessionStorage.setItem(KEPT, told.says);
      leave(told.next);
    } else refuse(root, told);
  } catch (error) {
    refuse(root, { kind: "", error: error.message });
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

function refuse(root, told) {
  const place = root.querySelector(`[data-wrong="${told.kind}"]`) ?? root.querySelector("[data-wrong]");
  place.textContent = told.error;
  place.hidden = false;
  const field = place.closest(".field, p")?.querySelector("input:not([type=hidden]), select, textarea:not([hidden])");
  field?.setAttribute("aria-invalid", "true");
  (field ?? place).focus?.();
  place.scrollIntoView({ block: "nearest" });
}

// ------------------------------------------------------------------------------------------------ the dialog

/** Fetch a page as a document: scripts in it do not run, and nothing is parsed from text here. */
function fetched(address) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => {
      const found = request.status === 200 ? request.response?.getElementById("mend") : null;
      if (found) done(found);
      else failed(new Error(String(request.status)));
    };
    request.onerror = () => failed(new Error("away"));
    request.send();
  });
}

let dialog = null;
let picker = null;

async function open(address) {
  let content;
  try {
    content = await fetched(address);
  } catch {
    location.href = address;
    return;
  }
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "mend-dialog";
    dialog.addEventListener("cancel", (event) => {
      if (!picker?.field) return;
      event.preventDefault();
      picker.leave();
    });
    document.body.append(dialog);
  }
  dialog.replaceChildren(document.adoptNode(content));
  dialog.setAttribute("aria-label", content.querySelector("h1")?.textContent ?? "");
  picker = wire(content, { stay: open, leave: close });
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

function close(next) {
  dialog.close();
  if (next !== null) location.reload();
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-correct]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open(link.href);
});

const own = document.getElementById("mend");
if (own) {
  wire(own, {
    stay: (address) => location.assign(address),
    leave: (next) => next !== null && (location.assign(next), true),
  });
}

// ------------------------------------------------------------------------------- what was said just now

const said = sessionStorage.getItem(KEPT);
if (said && !own) {
  sessionStorage.removeItem(KEPT);
  const told = document.createElement("p");
  told.className = "said-now";
  told.setAttribute("role", "status");
  told.textContent = said;
  document.body.append(told);
  setTimeout(() => told.remove(), 8000);
}

// --------------------------------------------------------------------------- a selection in an article's text

const bar = document.getElementById("selection-bar");
const text = document.getElementById("text");

/** How many code points lie between the beginning of a block and a place in it. */
function before(block, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

function place(node, offset, parts) {
  const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".t");
  if (!block || !text.contains(block)) return null;
  const holder = block.closest('[id^="p"]');
  const number = Number(holder?.id.slice(1)) + (block.matches(".post-by, .pull-by") ? 1 : 0);
  return Number.isInteger(parts[number]) ? parts[number] + before(block, node, offset) : null;
}

if (bar && text && bar.dataset.parts) {
  const parts = bar.dataset.parts.split(",").map(Number);
  document.body.append(bar);
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (chosen.isCollapsed || !chosen.rangeCount || !text.contains(chosen.anchorNode)) {
      bar.hidden = true;
      return;
    }
    const range = chosen.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset, parts);
    const end = place(range.endContainer, range.endOffset, parts);
    bar.hidden = start === null || end === null || end <= start || !range.toString().trim();
    if (bar.hidden) return;
    for (const link of bar.querySelectorAll("a")) {
      const address = new URL(link.href);
      address.searchParams.set("span", `${start}-${end}`);
      link.href = address.href;
    }
    const box = range.getBoundingClientRect();
    bar.style.top = `${scrollY + box.bottom + 6}px`;
    bar.style.left = `${Math.max(8, Math.min(box.left, innerWidth - bar.offsetWidth - 8))}px`;
  });
}
