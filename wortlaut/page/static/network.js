// The network: actors drawn together by their ties. The same ties always give the same picture.
import { add, canvas, choice, number, overview, picture } from "./charts.js";

const d3 = window.d3;
const _OVERVIEW = 64;
const _LANES = { to: 1, about: 2, did: 3, with: 0 };

picture((holder, held) => {
  const width = Math.max(280, holder.clientWidth);
  const height = Math.round(Math.max(380, Math.min(640, width * 0.72)));
  const svg = canvas(holder, width, height + 20 + _OVERVIEW);
  const { nodes, edges } = laidOut(held, width, height);
  heads(svg);
  const lines = add(svg, "g");
  const thick = d3.scaleSqrt([1, Math.max(2, d3.max(edges, (each) => each.count) ?? 2)], [1.2, 6]);
  for (const each of edges) line(lines, held, each, thick);
  const dots = add(svg, "g");
  for (const each of nodes) dot(dots, held, each);
  labels(add(svg, "g"), nodes, width, height);
  overview(svg, held, { x: 4, width: width - 16, y: height + 20, height: _OVERVIEW });
});

/** Places for the actors: d3's forces begin from the same places and roll the same dice each time. */
function laidOut(held, width, height) {
  const size = d3.scaleSqrt([0, d3.max(held.nodes, (each) => each.weight) ?? 1], [3, width < 560 ? 13 : 17]);
  const nodes = held.nodes.map((each) => ({ ...each, r: size(each.weight) }));
  const byKey = new Map(nodes.map((each) => [each.key, each]));
  const edges = held.edges.map((each) => ({ ...each, id: each.key, source: byKey.get(each.source), target: byKey.get(each.target) })).filter((each) => each.source && each.target);
  const longest = d3.max(edges, (each) => each.count) ?? 1;
  const roomy = width < 560 ? 46 : 74;
  d3.forceSimulation(nodes)
    .force("tie", d3.forceLink(edges).distance((each) => roomy * (1.25 - 0.5 * Math.sqrt(each.count / longest))).strength(0.5))
    .force("push", d3.forceManyBody().strength(width < 560 ? -90 : -210).distanceMax(width / 2))
    .force("apart", d3.forceCollide((each) => each.r + (width < 560 ? 8 : 16)).iterations(2))
    .force("x", d3.forceX(0).strength(0.055 * Math.min(1, height / width)))
    .force("y", d3.forceY(0).strength(0.085))
    .stop()
    .tick(320);
  // Fill the sheet, without making a few actors stand at its ends.
  const pad = { x: width < 560 ? 34 : 70, y: 26 };
  const [x0, x1] = d3.extent(nodes, (each) => each.x);
  const [y0, y1] = d3.extent(nodes, (each) => each.y);
  const kx = Math.min(1.6, (width - 2 * pad.x) / Math.max(1, x1 - x0));
  const ky = Math.min(1.6, (height - 2 * pad.y) / Math.max(1, y1 - y0));
  for (const each of nodes) {
    each.x = width / 2 + kx * (each.x - (x0 + x1) / 2);
    each.y = height / 2 + ky * (each.y - (y0 + y1) / 2);
  }
  return { nodes, edges };
}

function heads(svg) {
  const held = add(svg, "defs");
  for (const kind of ["to", "about", "did"]) {
    const head = add(held, "marker", { id: `head-${kind}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" });
    add(head, "path", { class: `head edge-${kind}`, d: "M0 0.5L8 4L0 7.5z" });
  }
}

function line(parent, held, each, thick) {
  const { source, target, kind, count } = each;
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const far = Math.max(1, Math.hypot(dx, dy));
  // Every kind bends in its own way, so that two ties of the same two stay apart.
  const bend = _LANES[kind] * Math.min(26, far * 0.1);
  const [mx, my] = [(source.x + target.x) / 2 + (dy / far) * bend, (source.y + target.y) / 2 - (dx / far) * bend];
  const start = toward(source, mx, my, source.r + 1);
  const end = toward(target, mx, my, target.r + (kind === "with" ? 1 : 3));
  const told = `${source.name} ${held.kinds[kind]} ${target.name}: ${number.format(count)} ${count === 1 ? held.words.statement : held.words.statements}`;
  const link = add(parent, "a", { href: choice(each.id), "data-go": "", "data-key": each.id, "aria-label": told, class: each.id === held.row ? "tie-line chosen" : "tie-line", "data-from": source.key, "data-to": target.key });
  const path = `M${start}Q${mx.toFixed(1)},${my.toFixed(1)} ${end}`;
  add(link, "path", { class: "hit", d: path });
  add(link, "path", { class: `edge edge-${kind}`, d: path, "stroke-width": thick(count), "marker-end": kind === "with" ? null : `url(#head-${kind})` });
  add(link, "title").text(told);
}

function toward(node, x, y, by) {
  const far = Math.max(1, Math.hypot(x - node.x, y - node.y));
  return `${(node.x + ((x - node.x) / far) * by).toFixed(1)},${(node.y + ((y - node.y) / far) * by).toFixed(1)}`;
}

function dot(parent, held, each) {
  const told = `${each.name}: ${number.format(each.weight)}`;
  const link = add(parent, "a", { href: choice(each.key), "data-go": "", "data-key": each.key, "aria-label": each.name, class: each.key === held.row ? "node chosen" : "node", transform: `translate(${each.x.toFixed(1)},${each.y.toFixed(1)})` });
  add(link, "circle", { class: "hit", r: Math.max(10, each.r + 3) });
  if (each.kind === "person") add(link, "circle", { class: "body", r: each.r });
  else add(link, "rect", { class: "body", x: -0.88 * each.r, y: -0.88 * each.r, width: 1.76 * each.r, height: 1.76 * each.r, rx: 2 });
  add(link, "title").text(told);
  link.on("pointerenter focus", () => lit(each.key)).on("pointerleave blur", () => lit(null));
}

/** While an actor is looked at, its ties stand out. */
function lit(key) {
  for (const tie of document.querySelectorAll("#chart .tie-line")) {
    tie.classList.toggle("dim", key !== null && tie.dataset.from !== key && tie.dataset.to !== key);
  }
}

function labels(parent, nodes, width, height) {
  const taken = nodes.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  const most = width < 560 ? 18 : 40;
  nodes.forEach(({ name, x, y, r }, own) => {
    const told = name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
    const wide = told.length * 6.9 + 2;
    const places = [
      [x, y + r + 12, "middle", [x - wide / 2, y + r + 2, x + wide / 2, y + r + 15]],
      [x, y - r - 4, "middle", [x - wide / 2, y - r - 15, x + wide / 2, y - r - 2]],
      [x + r + 4, y + 4, "start", [x + r + 2, y - 7, x + r + 4 + wide, y + 7]],
      [x - r - 4, y + 4, "end", [x - r - 4 - wide, y - 7, x - r - 2, y + 7]],
    ];
    const fits = ([, , , [x0, y0, x1, y1]]) =>
      x0 > 0 && x1 < width && y0 > 0 && y1 < height && taken.every(([a0, b0, a1, b1], i) => i === own || x1 < a0 || x0 > a1 || y1 < b0 || y0 > b1);
    const found = places.find(fits);
    if (!found) return;
    taken.push(found[3]);
    add(parent, "text", { class: "node-name", x: found[0], y: found[1], "text-anchor": found[2], "aria-hidden": "true" }).text(told);
  });
}
