// What the pictures share: going to another question without loading the page anew, moving among marks with the
// keyboard, the overview of all time, and saving a picture.
import { data } from "./page.js";

const d3 = window.d3;
// Days are written as the page writes them: "4 February 2027".
const language = { en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang;
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
export const number = new Intl.NumberFormat(language);
export const parse = (iso) => new Date(`${iso}T00:00:00Z`);
export const iso = (date) => date.toISOString().slice(0, 10);
export const plain = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A period in words: "4 February 2027", "4 February 2027 to 3 March 2027"; the end is inclusive. */
export function days(words, since, until) {
  const [first, last] = [day.format(since), day.format(until)];
  return first === last ? first : words.from_to.replace("{since}", first).replace("{until}", last);
}

/** A tick of a time axis: only as much of a date as changes. */
export function tick(date, year = false) {
  const first = date.getUTCDate() === 1;
  const options = first && !date.getUTCMonth() ? { year: "numeric" } : { month: "short" };
  if (!first) options.day = "numeric";
  if (year) options.year = "numeric";
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(date);
}

/** This address with other values of some names; null takes a name out. */
export function address(changes, base = location.href) {
  const made = new URL(base, location.href);
  for (const [name, value] of Object.entries(changes)) {
    made.searchParams.delete(name);
    if (value !== null && value !== undefined && value !== "") made.searchParams.set(name, value);
  }
  return made;
}

export const unchosen = { row: null, from: null, to: null, page: null };

/** The address at which a mark is chosen. */
export const choice = (row) => address({ ...unchosen, row }).href;

/** An element of SVG under a parent of d3's, with attributes. */
export function add(parent, name, attributes = {}) {
  const made = parent.append(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.attr(key, value);
  return made;
}

/** The SVG of a picture, as wide as its place. */
export function canvas(holder, width, height) {
  holder.replaceChildren();
  return d3.select(holder).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
}

// ------------------------------------------------------------------------------------------------- going elsewhere

let draw = () => {};
let asking = null;

/** Draw now, after every answer of the server, and when the window's width changes. */
export function picture(drawing) {
  draw = () => {
    const holder = document.getElementById("chart");
    if (!holder) return;
    drawing(holder, data("chart"));
    holder.querySelectorAll("[data-key]").forEach((mark) => mark.setAttribute("tabindex", "-1"));
    holder.querySelector("[data-key]")?.setAttribute("tabindex", "0");
    ready();
  };
  draw();
  document.querySelector("details.numbers")?.removeAttribute("open");
  if (matchMedia("(max-width: 40rem)").matches) document.querySelector("details.asking-in")?.removeAttribute("open");
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    draw();
  });
  addEventListener("popstate", () => go(location.href, { push: false }));
  document.addEventListener("click", clicked);
  document.addEventListener("submit", submitted);
  document.addEventListener("keydown", moved);
}

function ready() {
  document.querySelectorAll("[data-save]").forEach((button) => {
    button.hidden = false;
    button.onclick = () => save(button.dataset.save);
  });
}

/** Ask the server for another question and put its answer in this one's place; the whole page if that fails. */
export function go(where, { push = true } = {}) {
  const made = new URL(where, location.href);
  asking?.abort();
  // A document that is asked for so is parsed by the browser and runs nothing.
  const request = (asking = new XMLHttpRequest());
  request.open("GET", made.pathname + made.search);
  request.responseType = "document";
  request.onload = () => {
    const fresh = request.response?.getElementById("view");
    if (request.status !== 200 || !fresh) {
      location.href = made;
      return;
    }
    const held = document.getElementById("view");
    const key = document.activeElement?.closest?.("[data-key]")?.dataset.key;
    for (const name of ["numbers", "asking-in"]) {
      const [was, is] = [held, fresh].map((root) => root.querySelector(`details.${name}`));
      if (is) is.open = Boolean(was?.open);
    }
    held.replaceWith(document.importNode(fresh, true));
    if (push) history.pushState(null, "", made);
    // The ways to the other pictures keep the question too.
    const ways = request.response.querySelector(".pictures");
    if (ways) document.querySelector(".pictures")?.replaceWith(document.importNode(ways, true));
    draw();
    if (key) focus(document.querySelector(`[data-key="${CSS.escape(key)}"]`));
    const title = document.getElementById("sentences-title");
    if (made.hash === "#sentences") title?.focus();
    // Where the sentences stand below the picture, whoever chose a mark shall see that they are there.
    else if (push && made.searchParams.has("row") && !matchMedia("(min-width: 66rem)").matches) title?.scrollIntoView({ block: "center" });
  };
  request.onerror = () => {
    location.href = made;
  };
  request.send();
}

function clicked(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("a[data-go]");
  const where = link?.getAttribute("href") ?? link?.getAttributeNS("http://www.w3.org/1999/xlink", "href");
  if (!where) return;
  event.preventDefault();
  go(where);
}

function submitted(event) {
  if (!event.target.matches("form.asking")) return;
  event.preventDefault();
  const made = new URL(event.target.action);
  for (const [name, value] of new FormData(event.target)) if (value) made.searchParams.append(name, value);
  go(made);
}

// ------------------------------------------------------------------------------------------------- the keyboard

function focus(mark) {
  if (!mark) return;
  if (mark.closest("#chart")) {
    document.querySelectorAll("#chart [data-key]").forEach((other) => other.setAttribute("tabindex", "-1"));
    mark.setAttribute("tabindex", "0");
  }
  mark.focus();
}

const _WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Arrow keys lead from a mark of the picture to the nearest one in their direction. */
function moved(event) {
  const mark = event.target.closest?.("#chart [data-key]");
  const way = _WAYS[event.key];
  if (!mark || !way || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const from = middle(mark);
  let best = null;
  for (const other of document.querySelectorAll("#chart [data-key]")) {
    if (other === mark) continue;
    const to = middle(other);
    const along = (to[0] - from[0]) * way[0] + (to[1] - from[1]) * way[1];
    const aside = Math.abs((to[0] - from[0]) * way[1]) + Math.abs((to[1] - from[1]) * way[0]);
    if (along <= 0.5) continue;
    const far = along + 3 * aside;
    if (!best || far < best.far) best = { other, far };
  }
  if (best) focus(best.other);
}

function middle(mark) {
  const box = mark.getBoundingClientRect();
  return [box.left + box.width / 2, mark.dataset.middle ? Number(mark.dataset.middle) : box.bottom];
}

// ------------------------------------------------------------------------------------- the overview of all time

/** Bars of all time with a brush for the period, at y of the picture; brushing goes to that period. */
export function overview(svg, held, { x, width, y, height }) {
  if (!held.overview) return;
  const edges = held.overview.edges.map(parse);
  const time = d3.scaleUtc([edges[0], edges.at(-1)], [x, x + width]);
  const tall = d3.scaleSqrt([0, Math.max(1, d3.max(held.overview.counts))], [0, height - 18]);
  const group = add(svg, "g", { class: "overview", "aria-hidden": "true" });
  held.overview.counts.forEach((count, i) => {
    if (!count) return;
    const [left, right] = [time(edges[i]), time(edges[i + 1])];
    const up = Math.max(1.5, tall(count));
    add(group, "rect", { class: "past", x: left, y: y + height - 16 - up, width: Math.max(1, right - left - 0.5), height: up });
  });
  axis(group, time, y + height - 16, width);
  const brush = d3
    .brushX()
    .extent([
      [x, y],
      [x + width, y + height - 16],
    ])
    .on("end", (event) => {
      if (!event.sourceEvent) return;
      if (!event.selection) return go(address({ ...unchosen, since: null, until: null }));
      const [since, until] = event.selection.map(time.invert);
      go(address({ ...unchosen, since: iso(since), until: iso(until) }));
    });
  const chosen = add(group, "g", { class: "brush" }).call(brush);
  const [since, until] = [parse(held.since), d3.utcDay.offset(parse(held.until), 1)];
  if (held.narrowed) {
    const within = [Math.max(x, time(since)), Math.min(x + width, time(until))];
    if (within[1] > within[0]) chosen.call(brush.move, [within[0], Math.max(within[1], within[0] + 3)]);
  }
}

/** An axis of time with as much of the dates as changes. */
export function axis(parent, time, y, width) {
  const group = add(parent, "g", { class: "axis" });
  const [first, last] = time.range();
  add(group, "line", { class: "base", x1: first, x2: last, y1: y, y2: y });
  let free = -Infinity;
  const ticks = time.ticks(Math.max(2, Math.round(width / 90)));
  const yearly = ticks.some((date) => date.getUTCMonth() === 0 && date.getUTCDate() === 1);
  for (const [i, date] of ticks.entries()) {
    const at = time(date);
    // A year that no tick names is named by the first.
    const label = tick(date, i === 0 && !yearly);
    const half = label.length * 3.2;
    if (at - half < Math.max(free, first - 30) || at + half > last + 14) continue;
    free = at + half + 8;
    add(group, "line", { class: "tick", x1: at, x2: at, y1: y, y2: y + 4 });
    add(group, "text", { class: date.getUTCMonth() || date.getUTCDate() !== 1 ? "label" : "label strong", x: at, y: y + 14, "text-anchor": "middle" }).text(label);
  }
}

// ------------------------------------------------------------------------------------------------------- saving

const _KEPT = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor", "paint-order", "display", "visibility", "font-variant-numeric",
];

/** The picture as SVG that looks the same anywhere: colours and type written into it, with its caption below. */
function standalone() {
  const holder = document.getElementById("chart");
  const shown = holder.querySelector("svg");
  const copy = shown.cloneNode(true);
  const originals = shown.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, i) => {
    const style = getComputedStyle(originals[i]);
    for (const name of _KEPT) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "href", "data-key", "data-go", "role"]) element.removeAttribute(name);
  });
  copy.querySelectorAll(".brush, .hit, [visibility=hidden]").forEach((element) => element.remove());
  const [width, height] = [shown.viewBox.baseVal.width, shown.viewBox.baseVal.height];
  const style = getComputedStyle(holder);
  const body = getComputedStyle(document.body);
  const lines = wrapped(holder.dataset.caption, Math.floor(width / 6.2));
  const whole = height + 14 + 16 * lines.length;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 0 ${width} ${whole}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", whole);
  copy.setAttribute("font-family", body.fontFamily);
  const made = (name, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };
  copy.prepend(
    made("title", {}, holder.dataset.title),
    made("desc", {}, holder.dataset.caption),
    made("rect", { width, height: whole, fill: getComputedStyle(document.documentElement).backgroundColor }),
  );
  lines.forEach((line, i) =>
    copy.append(made("text", { x: 4, y: height + 16 + 16 * i, fill: style.color, "font-size": "12px", "font-family": body.fontFamily }, line)),
  );
  return { text: new XMLSerializer().serializeToString(copy), width, height: whole };
}

function wrapped(text, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    if (lines.at(-1).length + word.length > most && lines.at(-1)) lines.push("");
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
}

async function save(kind) {
  const { text, width, height } = standalone();
  const svg = new Blob([text], { type: "image/svg+xml" });
  const name = `wortlaut-${document.getElementById("chart").dataset.name}`;
  if (kind === "svg") return offer(svg, `${name}.svg`);
  const image = new Image();
  const source = URL.createObjectURL(svg);
  image.src = source;
  await image.decode();
  const paper = document.createElement("canvas");
  paper.width = 2 * width;
  paper.height = 2 * height;
  paper.getContext("2d").drawImage(image, 0, 0, paper.width, paper.height);
  URL.revokeObjectURL(source);
  paper.toBlob((png) => offer(png, `${name}.png`), "image/png");
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
