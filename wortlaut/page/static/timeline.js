// The timeline: a row each, bars where there are many statements, single marks where there are few.
import { add, address, axis, canvas, choice, days, go, iso, number, overview, parse, picture, unchosen } from "./charts.js";

const d3 = window.d3;
const _ROW = 34;
const _OVERVIEW = 64;

picture((holder, held) => {
  const width = Math.max(280, holder.clientWidth);
  const narrow = width < 560;
  // On a phone names stand above their rows.
  const x = narrow ? 4 : Math.min(210, Math.round(width * 0.24));
  const row = narrow ? 46 : _ROW;
  const right = width - 12;
  const top = 6;
  const below = top + row * held.rows.length;
  const svg = canvas(holder, width, below + 26 + _OVERVIEW);
  const edges = held.edges.map(parse);
  const time = d3.scaleUtc([edges[0], edges.at(-1)], [x, right]);
  brushed(svg, held, time, { top, below, x, right });
  held.rows.forEach((each, i) => {
    const group = add(svg, "g", { class: each.key === held.row ? "row chosen" : "row" });
    const base = top + row * (i + 1) - 3;
    add(group, "line", { class: "base", x1: x, x2: right, y1: base, y2: base });
    named(group, each, { x, base, narrow, row });
    if (held.near) marks(group, held, each, time, { base, room: row - (narrow ? 18 : 8) });
    else bars(group, held, each, time, edges, { base, room: row - (narrow ? 18 : 7) });
  });
  axis(svg, time, below, right - x);
  overview(svg, held, { x, width: right - x, y: below + 26, height: _OVERVIEW });
});

function named(group, each, { x, base, narrow, row }) {
  const link = add(group, "a", { href: choice(each.key), "data-go": "", "data-key": `row-${each.key}`, class: "name" });
  const text = add(link, "text", narrow ? { x, y: base - row + 14 } : { x: x - 12, y: base - 5, "text-anchor": "end" });
  text.text(each.name);
  const room = narrow ? 300 : x - 16;
  for (let name = each.name; name.length > 3 && text.node().getComputedTextLength() > room; ) {
    name = name.slice(0, -1).trimEnd();
    text.text(`${name}…`);
  }
  add(link, "title").text(each.name);
}

function bars(group, held, each, time, edges, { base, room }) {
  const tall = d3.scaleSqrt([0, Math.max(1, d3.max(held.rows, (other) => d3.max(other.counts)))], [0, room]);
  each.counts.forEach((count, i) => {
    if (!count) return;
    const [left, right] = [time(edges[i]), time(edges[i + 1])];
    const up = Math.max(2.5, tall(count));
    mark(group, held, each, [edges[i], d3.utcDay.offset(edges[i + 1], -1)], count, base, (link) => {
      add(link, "rect", { class: "hit", x: left, y: base - room, width: Math.max(3, right - left), height: room });
      add(link, "rect", { class: "bar", x: left + 0.5, y: base - up, width: Math.max(1.5, right - left - 1), height: up });
    });
  });
}

function marks(group, held, each, time, { base, room }) {
  const byDay = d3.rollup(each.days, (of) => of.length, (of) => of);
  for (const [of, count] of byDay) {
    const date = parse(of);
    const at = (time(date) + time(d3.utcDay.offset(date, 1))) / 2;
    const size = 3.4;
    const step = 2 * size + 0.8;
    const high = Math.max(1, Math.floor(room / step));
    const wide = Math.ceil(count / high);
    mark(group, held, each, [date, date], count, base, (link) => {
      const left = at - ((wide - 1) * step) / 2;
      const half = Math.max(6, (wide * step) / 2 + 1);
      add(link, "rect", { class: "hit", x: at - half, y: base - room - 2, width: 2 * half, height: room + 2 });
      for (let i = 0; i < count; i++) {
        add(link, "circle", { class: "dot", cx: left + Math.floor(i / high) * step, cy: base - size - 1 - (i % high) * step, r: size });
      }
    });
  }
}

/** What leads to sentences: a link that says who, when, how many. */
function mark(group, held, each, [since, until], count, base, drawn) {
  const [from, to] = [iso(since), iso(until)];
  const chosen = each.key === held.row && from === held.from && to === held.to;
  const when = days(held.words, since, until);
  const told = `${each.name}, ${when}: ${number.format(count)} ${count === 1 ? held.words.statement : held.words.statements}`;
  const link = add(group, "a", {
    href: address({ ...unchosen, row: each.key, from, to }).href,
    "data-go": "",
    "data-key": `${each.key} ${from}`,
    "data-row": base,
    "aria-label": told,
    class: chosen ? "mark chosen" : "mark",
  });
  drawn(link);
  add(link, "title").text(told);
}

/** Drawing a stretch over the rows goes nearer to it. */
function brushed(svg, held, time, { top, below, x, right }) {
  const brush = d3.brushX().extent([
    [x, top],
    [right, below],
  ]);
  const group = add(svg, "g", { class: "brush near", "aria-hidden": "true" });
  brush.on("end", (event) => {
    if (!event.selection || !event.sourceEvent) return;
    const [since, until] = event.selection.map(time.invert);
    go(address({ ...unchosen, since: iso(since), until: iso(until) }));
  });
  group.call(brush);
}
