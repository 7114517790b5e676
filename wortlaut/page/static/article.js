// The article view: pointing at a statement shows its parts, their lines and its note.

const ROLES = { q: "quote", s: "speaker", c: "cue", a: "addressee", f: "frame" };
const LINES = ["speaker", "cue", "addressee"];
const SVG = "http://www.w3.org/2000/svg";

const sheet = document.querySelector(".sheet");
const text = document.getElementById("text");
const lines = text.querySelector(".lines");
const notes = document.querySelector(".notes");
const wide = matchMedia("(min-width: 62.01rem)");

// Which stretches belong to which statement, by role.
const spans = new Map();
for (const stretch of text.querySelectorAll("[data-s]")) {
  for (const name of stretch.dataset.s.split(" ")) {
    const number = Number.parseInt(name, 10);
    const role = ROLES[name.at(-1)];
    if (!spans.has(number)) spans.set(number, {});
    const of = spans.get(number);
    (of[role] ??= []).push(stretch);
  }
}
const refs = new Map([...text.querySelectorAll(".ref")].map((ref) => [Number(ref.dataset.n), ref]));
const noteOf = new Map([...notes.querySelectorAll(".note[data-n]")].map((note) => [Number(note.dataset.n), note]));
const length = (number) =>
  (spans.get(number)?.quote ?? []).reduce((sum, each) => sum + each.textContent.length, 0);
const lengths = new Map([...spans.keys()].map((number) => [number, length(number)]));

let active = null; // the statement that is shown
let pinned = null; // the one to return to when the pointer goes away

function show(number) {
  if (number === active) return;
  hide();
  if (number === null || !spans.has(number)) return;
  active = number;
  for (const [role, stretches] of Object.entries(spans.get(number))) {
    for (const each of stretches) each.classList.add(`on-${role}`);
  }
  refs.get(number)?.classList.add("on");
  noteOf.get(number)?.classList.add("on");
  place();
  draw();
}

function hide() {
  if (active === null) return;
  for (const [role, stretches] of Object.entries(spans.get(active))) {
    for (const each of stretches) each.classList.remove(`on-${role}`);
  }
  refs.get(active)?.classList.remove("on");
  noteOf.get(active)?.classList.remove("on");
  active = null;
  lines.replaceChildren();
}

function pin(number) {
  pinned = number;
  show(number);
  if (number === null) {
    hide();
    place();
  }
}

/** The innermost statement at an element: of those whose quote lies here the shortest, else any whose part it is. */
function at(element) {
  const stretch = element.closest?.("[data-s], .ref, .note[data-n]");
  if (!stretch) return null;
  if (stretch.dataset.n) return Number(stretch.dataset.n);
  const names = stretch.dataset.s.split(" ");
  const quoting = names.filter((name) => name.endsWith("q"));
  const numbers = (quoting.length ? quoting : names).map((name) => Number.parseInt(name, 10));
  return numbers.reduce((best, each) => (lengths.get(each) < lengths.get(best) ? each : best));
}

// ---------------------------------------------------------------------------------------------------------- lines

function draw() {
  lines.replaceChildren();
  if (active === null) return;
  const of = spans.get(active);
  const base = text.getBoundingClientRect();
  for (const role of LINES) {
    if (!of[role] || !of.quote) continue;
    const from = middle(of[role][0], base, 0);
    const to = nearest(of.quote, from, base);
    if (of[role].some((each) => of.quote.includes(each))) continue;
    // Both ends hang below their words; the line sags a little more the farther they are apart.
    const sag = Math.min(26, 9 + Math.hypot(to.x - from.x, to.y - from.y) / 14);
    const path = document.createElementNS(SVG, "path");
    path.setAttribute(
      "d",
      `M${from.x},${from.y} C${from.x},${from.y + sag} ${to.x},${to.y + sag} ${to.x},${to.y}`,
    );
    path.setAttribute("class", `line-${role}`);
    const end = document.createElementNS(SVG, "circle");
    end.setAttribute("cx", to.x);
    end.setAttribute("cy", to.y);
    end.setAttribute("r", 2.6);
    end.setAttribute("class", `line-${role}`);
    lines.append(path, end);
  }
}

function middle(element, base) {
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { x: box.left + box.width / 2 - base.left, y: box.bottom - base.top - 1 };
}

/** The point on a quote that is nearest: the foot of its first or last line, rather on the same line than below. */
function nearest(quote, from, base) {
  const boxes = quote.flatMap((each) => [...each.getClientRects()]).filter((box) => box.width > 1);
  let best = null;
  for (const box of [boxes[0], boxes.at(-1)].filter(Boolean)) {
    const edge = Math.min(8, box.width / 2);
    const x = Math.max(box.left - base.left + edge, Math.min(from.x, box.right - base.left - edge));
    const y = box.bottom - base.top - 1;
    const far = Math.hypot(x - from.x, 10 * (y - from.y));
    if (best === null || far < best.far) best = { x, y, far };
  }
  return best ?? from;
}

// ---------------------------------------------------------------------------------------------------------- notes

const GAP = 6;
const MANY = 600; // beyond these, looking for each one's place would make pointing slow

/** Notes stand beside their sentences; one that would lie on the one before it moves down. */
function place() {
  const beside = wide.matches && noteOf.size > 0 && noteOf.size <= MANY;
  notes.classList.toggle("beside", beside);
  if (!beside) {
    for (const note of noteOf.values()) note.style.removeProperty("top");
    notes.style.removeProperty("min-height");
    return;
  }
  const base = notes.getBoundingClientRect().top;
  const inOrder = [...noteOf.entries()].map(([number, note]) => ({
    note,
    number,
    want: (refs.get(number)?.getBoundingClientRect().top ?? base) - base - 4,
    height: note.offsetHeight,
  }));
  // The one that is looked at stands where it belongs; those before it give way upwards, as far as they can.
  const tops = settled(inOrder);
  let end = 0;
  inOrder.forEach((each, index) => {
    each.note.style.top = `${tops[index]}px`;
    end = Math.max(end, tops[index] + each.height);
  });
  notes.style.minHeight = `${end}px`;
}

function settled(all) {
  const tops = [];
  let free = 0;
  for (const each of all) {
    const top = Math.max(each.want, free);
    tops.push(top);
    free = top + each.height + GAP;
  }
  const chosen = all.findIndex((each) => each.number === active);
  if (chosen < 0 || tops[chosen] <= all[chosen].want) return tops;
  const needed = all.slice(0, chosen).reduce((sum, each) => sum + each.height + GAP, 0);
  tops[chosen] = Math.max(all[chosen].want, needed);
  for (let index = chosen - 1; index >= 0; index -= 1) {
    tops[index] = Math.min(tops[index], tops[index + 1] - all[index].height - GAP);
  }
  for (let index = chosen + 1; index < all.length; index += 1) {
    tops[index] = Math.max(all[index].want, tops[index - 1] + all[index - 1].height + GAP);
  }
  return tops;
}

// --------------------------------------------------------------------------------------------------------- events

text.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const number = at(event.target);
  if (number !== null) show(number);
  else if (active !== pinned) pinned === null ? pin(null) : show(pinned);
});
text.addEventListener("pointerleave", (event) => {
  if (event.pointerType !== "touch" && active !== pinned) pinned === null ? pin(null) : show(pinned);
});

for (const [number, ref] of refs) {
  ref.addEventListener("focus", () => pin(number));
}
notes.addEventListener("focusin", (event) => {
  const number = at(event.target);
  if (number !== null) pin(number);
});
notes.addEventListener("click", (event) => {
  if (event.target.closest(".note-close")) {
    pin(null);
    return;
  }
  const number = at(event.target);
  if (number !== null) pin(number);
});

// A click on a quote, or on the mark before it, leads to the permanent address of just that span.
text.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (event.target.closest("a:not(.ref)") || !getSelection().isCollapsed) return;
  const number = at(event.target);
  if (number === null) {
    pin(null);
    return;
  }
  event.preventDefault();
  pin(number);
  history.replaceState(null, "", refs.get(number).href);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    pin(null);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.matches(".ref")) {
    const all = [...refs.values()];
    const next = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
});

// ---------------------------------------------------------------------------------------------------- the layers

const KEPT = "wortlaut-layers";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

for (const box of document.querySelectorAll("[data-layer]")) {
  box.checked = kept()[box.dataset.layer] ?? true;
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [box.dataset.layer]: box.checked }));
    } catch {
      // Without a place to keep it, it holds for this page.
    }
    place();
    draw();
  });
}

// --------------------------------------------------------------------------------------------------------- begin

sheet.classList.add("scripted");
for (const note of noteOf.values()) note.querySelector(".note-close").hidden = wide.matches;
wide.addEventListener("change", () => {
  for (const note of noteOf.values()) note.querySelector(".note-close").hidden = wide.matches;
});
new ResizeObserver(() => {
  place();
  draw();
}).observe(text);
place();
if (sheet.dataset.active) pin(Number(sheet.dataset.active));
