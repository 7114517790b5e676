// Figures over time: a point each, with its bound or range, in the colour and shape of who says so.
import { add, axis, canvas, choice, days, number, overview, parse, picture } from "./charts.js";

const d3 = window.d3;
const _OVERVIEW = 64;
const _CLASSES = ["one", "two", "three", "four", "five"];
const _SHAPES = [d3.symbolCircle, d3.symbolSquare, d3.symbolDiamond, d3.symbolTriangle, d3.symbolStar];

picture((holder, held) => {
  holder.replaceChildren();
  if (!held.points.length) return;
  const width = Math.max(280, holder.clientWidth);
  const height = width < 560 ? 300 : 380;
  const told = claimants(held);
  const legend = legendHeight(told, width);
  const svg = canvas(holder, width, height + legend + 26 + _OVERVIEW);
  const [x, right, top, below] = [width < 560 ? 44 : 62, width - 16, legend + 24, legend + height];
  const dates = held.points.map((each) => parse(each.day));
  const [since, until] = [parse(held.since), parse(held.until)];
  const time = d3.scaleUtc([since, d3.utcDay.offset(until, 1)], [x + 10, right - 10]);
  const lowest = d3.min(held.points, (each) => each.value);
  const highest = d3.max(held.points, (each) => Math.max(each.value, each.high ?? each.value));
  // Where the largest is far beyond the others, steps of ten show more.
  const wide = lowest > 0 && highest / d3.median(held.points, (each) => each.value) > 40;
  const value = (wide ? d3.scaleLog([lowest * 0.8, highest * 1.25], [below, top]) : d3.scaleLinear([Math.min(0, lowest), highest || 1], [below, top])).nice();
  grid(svg, value, { x, right, wide, unit: held.unit });
  axis(svg, time, below, right - x);
  key(svg, told, width);
  const taken = new Set();
  const places = held.points.map((each, i) => {
    let at = time(d3.utcHour.offset(dates[i], 12));
    // Of several at one place none is hidden.
    while (taken.has(`${Math.round(at / 6)} ${Math.round(value(each.value) / 4)}`)) at += 9;
    taken.add(`${Math.round(at / 6)} ${Math.round(value(each.value) / 4)}`);
    return [at, value(each.value)];
  });
  _CLASSES.forEach((name, style) => {
    const own = places.filter((_, i) => told.style(held.points[i]) === style);
    if (own.length > 1) add(svg, "path", { class: `course ${name}`, d: d3.line()(own) });
  });
  held.points.forEach((each, i) => point(svg, held, each, told, places[i][0], value, { top, below }));
  overview(svg, held, { x, width: right - x, y: below + 26, height: _OVERVIEW });
});

/** Who says so, those with most figures in colours of their own. */
function claimants(held) {
  const name = (each) => each.claimants.join(", ") || held.nobody;
  const counts = [...d3.rollup(held.points, (of) => of.length, name)].sort((a, b) => b[1] - a[1]);
  const own = counts.filter(([each]) => each !== held.nobody).slice(0, _CLASSES.length).map(([each]) => each);
  const style = (each) => (own.includes(name(each)) ? own.indexOf(name(each)) : -1);
  const shown = own.map((each, i) => ({ name: each, i }));
  if (counts.length > own.length) shown.push({ name: own.length ? held.others : held.nobody, i: -1 });
  return { style, shown, name };
}

function rows(told, width) {
  let [left, row] = [0, 0];
  return told.shown.map((each) => {
    const name = each.name.length > 34 ? `${each.name.slice(0, 33)}…` : each.name;
    const wide = 22 + name.length * 6.9 + 14;
    if (left && left + wide > width) [left, row] = [0, row + 1];
    const at = { ...each, name, x: left + 8, y: 10 + row * 19, row };
    left += wide;
    return at;
  });
}

function legendHeight(told, width) {
  return (d3.max(rows(told, width), (each) => each.row + 1) ?? 0) * 19;
}

function key(svg, told, width) {
  for (const each of rows(told, width)) {
    const group = add(svg, "g", { class: "claimant", transform: `translate(${each.x},${each.y})` });
    add(group, "path", { class: `point ${_CLASSES[each.i] ?? "rest"}`, d: d3.symbol(_SHAPES[each.i] ?? d3.symbolCircle, 55)() });
    add(group, "text", { x: 10, y: 4 }).text(each.name);
  }
}

function grid(svg, value, { x, right, wide, unit }) {
  const group = add(svg, "g", { class: "axis", "aria-hidden": "true" });
  const ticks = wide ? value.ticks(4).filter((each) => /^1/.test(String(each)) || each >= 1000) : value.ticks(5);
  let last = Infinity;
  for (const each of ticks) {
    const at = value(each);
    if (last - at < 16) continue;
    last = at;
    add(group, "line", { class: "base", x1: x, x2: right, y1: at, y2: at });
    add(group, "text", { x: x - 7, y: at + 4, "text-anchor": "end" }).text(new Intl.NumberFormat(document.documentElement.lang, { notation: each >= 1e5 ? "compact" : "standard" }).format(each));
  }
  add(group, "text", { class: "unit", x: 2, y: value.range()[1] - 12 }).text(unit);
}

function point(svg, held, each, told, at, value, { top, below }) {
  const style = told.style(each);
  const bound = held.bounds[each.bound] ? `${held.bounds[each.bound]} ` : "";
  const amount = each.high === null ? number.format(each.value) : `${number.format(each.value)}–${number.format(each.high)}`;
  const when = days(held.words, parse(each.day), parse(each.day));
  const says = `${bound}${amount} ${held.unit}${each.counted ? ` (${each.counted})` : ""}, ${told.name(each)}, ${each.outlet}, ${when}`;
  const link = add(svg, "a", { href: choice(each.key), "data-go": "", "data-key": each.key, "aria-label": says, class: each.key === held.row ? `figure chosen` : "figure" });
  const y = value(each.value);
  const name = _CLASSES[style] ?? "rest";
  if (each.high !== null) add(link, "line", { class: `range ${name}`, x1: at, x2: at, y1: y, y2: value(each.high) });
  const way = { least: -1, more: -1, most: 1, less: 1 }[each.bound];
  if (way) {
    const end = Math.max(top - 8, Math.min(below, y + way * 22));
    add(link, "line", { class: `whisker ${name}`, x1: at, x2: at, y1: y, y2: end });
    add(link, "path", { class: `whisker-head ${name}`, d: `M${at - 4},${end - way * 5}L${at},${end}L${at + 4},${end - way * 5}` });
  }
  add(link, "circle", { class: "hit", cx: at, cy: y, r: 10 });
  const shape = d3.symbol(_SHAPES[style] ?? d3.symbolCircle, 60)();
  add(link, "path", { class: `point ${name}${each.bound === "exact" ? "" : " open"}`, d: shape, transform: `translate(${at},${y})` });
  add(link, "title").text(`${each.words}\n${says}`);
}
