// The map: outlines of Natural Earth, places as circles; those that would cover one another stand together.
import { add, address, canvas, choice, number, overview, picture, plain, unchosen } from "./charts.js";

const d3 = window.d3;
const _OVERVIEW = 64;
// Where the reader looked last; another question keeps it.
let looked = null;

const response = await fetch("/static/vendor/countries-110m.json");
const atlas = await response.json();
const world = {
  land: window.topojson.feature(atlas, atlas.objects.land),
  borders: window.topojson.mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
};

picture((holder, held) => {
  const width = Math.max(280, holder.clientWidth);
  const height = Math.round(Math.min(520, Math.max(300, width * 0.56)));
  const svg = canvas(holder, width, height + 20 + _OVERVIEW);
  const clip = add(add(svg, "defs"), "clipPath", { id: "sheet" });
  add(clip, "rect", { width, height, rx: 4 });
  add(svg, "rect", { class: "sea", width, height, rx: 4 });
  const projection = d3.geoEqualEarth().fitExtent([[6, 6], [width - 6, height - 6]], { type: "Sphere" });
  const path = d3.geoPath(projection);
  const sheet = add(svg, "g", { "clip-path": "url(#sheet)" });
  const land = add(sheet, "g");
  add(land, "path", { class: "graticule", d: path(d3.geoGraticule10()) });
  add(land, "path", { class: "land", d: path(world.land) });
  add(land, "path", { class: "borders", d: path(world.borders) });
  const spots = held.places.map((each) => ({ ...each, point: projection(each.at) })).filter((each) => each.point);
  const largest = d3.max(spots, (each) => each.count) ?? 1;
  const size = d3.scaleSqrt([0, largest], [0, width < 560 ? 15 : 20]);
  const layer = add(sheet, "g");
  const zoom = d3
    .zoom()
    .scaleExtent([1, 40])
    .translateExtent([[0, 0], [width, height]])
    .extent([[0, 0], [width, height]])
    // The wheel scrolls the page, unless Ctrl is held; a phone's page is scrolled by one finger, the map moved by two.
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : event.type.startsWith("touch") ? event.touches.length > 1 : !event.button))
    .on("zoom", ({ transform }) => {
      looked = transform;
      land.attr("transform", transform);
      land.style("--thin", `${1 / transform.k}px`);
      placed(layer, held, spots, size, transform, { width, height });
    });
  const grip = sheet;
  grip.call(zoom).on("dblclick.zoom", null);
  const start = looked ?? around(spots, { width, height });
  grip.call(zoom.transform, start);
  buttons(grip, zoom, spots, { width, height });
  overview(svg, held, { x: 4, width: width - 16, y: height + 20, height: _OVERVIEW });
});

/** The part of the map that holds nine tenths of what is spoken of. */
function around(spots, { width, height }) {
  if (!spots.length) return d3.zoomIdentity;
  const total = d3.sum(spots, (each) => each.count);
  let sum = 0;
  const kept = spots.filter((each) => (sum += each.count) - each.count < 0.9 * total);
  const [x0, x1] = d3.extent(kept, (each) => each.point[0]);
  const [y0, y1] = d3.extent(kept, (each) => each.point[1]);
  const k = Math.max(1, Math.min(9, 0.78 / Math.max((x1 - x0) / width, (y1 - y0) / height, 0.001)));
  const x = Math.min(0, Math.max(width - width * k, width / 2 - (k * (x0 + x1)) / 2));
  const y = Math.min(0, Math.max(height - height * k, height / 2 - (k * (y0 + y1)) / 2));
  return d3.zoomIdentity.translate(x, y).scale(k);
}

function buttons(grip, zoom, spots, room) {
  const eased = () => (plain() ? grip : grip.transition().duration(250));
  const ways = {
    in: () => eased().call(zoom.scaleBy, 1.8, looking()),
    out: () => eased().call(zoom.scaleBy, 1 / 1.8, looking()),
    places: () => eased().call(zoom.transform, around(spots, room)),
    world: () => eased().call(zoom.transform, d3.zoomIdentity),
  };
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.hidden = false;
    button.onclick = ways[button.dataset.zoom];
  }
  const steps = { "+": ways.in, "=": ways.in, "-": ways.out, 0: ways.world };
  document.getElementById("chart").onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !steps[event.key]) return;
    event.preventDefault();
    steps[event.key]();
  };
}

/** Where the mark is that has the focus: around it the map grows. */
function looking() {
  const found = /translate\(([-\d.]+),([-\d.]+)\)/.exec(document.activeElement?.closest?.("#chart .place")?.getAttribute("transform") ?? "");
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** Put the places where the map is now: largest first, those that would be covered by a larger one joined to it. */
function placed(layer, held, spots, size, transform, { width, height }) {
  const focused = document.activeElement?.closest?.("#chart [data-key]")?.dataset.key;
  const groups = [];
  for (const each of spots) {
    const [x, y] = transform.apply(each.point);
    if (x < -20 || x > width + 20 || y < -20 || y > height + 20) continue;
    const r = Math.max(3, size(each.count));
    const near = groups.find((group) => group.lead.wide === each.wide && Math.hypot(group.x - x, group.y - y) < Math.max(9, 0.75 * group.r));
    if (near) near.others.push(each);
    else groups.push({ lead: each, others: [], x, y, r });
  }
  layer.selectAll("*").remove();
  for (const group of groups) circle(layer, held, group);
  labels(layer, groups, { width, height });
  const marks = layer.selectAll("[data-key]");
  marks.attr("tabindex", -1);
  // Who was at a place stays there, or goes to the largest one if it is out of sight now.
  const same = marks.filter(function () {
    return this.dataset.key === focused;
  });
  const first = same.empty() ? layer.select("[data-key]") : same;
  first.attr("tabindex", 0);
  if (focused && !first.empty()) first.node().focus({ preventScroll: true });
}

function circle(layer, held, { lead, others, x, y, r }) {
  const says = (each) => `${each.name}: ${number.format(each.count)} ${each.count === 1 ? held.words.statement : held.words.statements}`;
  const told = [lead, ...others].slice(0, 6).map(says).join("; ") + (others.length > 5 ? "; …" : "");
  const chosen = [lead, ...others].some((each) => held.row.includes(each.key));
  // Those that stand together are asked for together.
  const keys = [lead, ...others].map((each) => each.key).slice(0, 20);
  const link = add(layer, "a", {
    href: others.length ? address({ ...unchosen, row: keys.join("|") }).href : choice(lead.key),
    "data-go": "",
    "data-key": lead.key,
    "data-middle": y + layer.node().ownerSVGElement.getBoundingClientRect().top,
    "aria-label": told,
    class: chosen ? "place chosen" : "place",
    transform: `translate(${x},${y})`,
  });
  add(link, "circle", { class: "hit", r: Math.max(r + 3, 9) });
  add(link, "circle", { class: lead.wide ? "spot wide-spot" : "spot", r });
  if (others.length) add(link, "circle", { class: "more-spots", r: r + 2.5 });
  add(link, "title").text(told);
}

/** Names beside the circles, the largest first, where there is room. */
function labels(layer, groups, { width, height }) {
  const taken = groups.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  const free = ([x0, y0, x1, y1], own) =>
    x0 > 2 && x1 < width - 2 && y0 > 2 && y1 < height - 2 &&
    taken.every(([a0, b0, a1, b1], i) => i === own || x1 < a0 || x0 > a1 || y1 < b0 || y0 > b1);
  groups.forEach(({ lead, others, x, y, r }, own) => {
    const name = others.length ? `${lead.name} +${others.length}` : lead.name;
    const wide = name.length * 7 + 2;
    const places = [
      [x + r + 4, y + 4, "start", [x + r + 3, y - 7, x + r + 4 + wide, y + 7]],
      [x - r - 4, y + 4, "end", [x - r - 4 - wide, y - 7, x - r - 3, y + 7]],
      [x, y - r - 5, "middle", [x - wide / 2, y - r - 17, x + wide / 2, y - r - 3]],
      [x, y + r + 13, "middle", [x - wide / 2, y + r + 3, x + wide / 2, y + r + 17]],
    ];
    const found = places.find((place) => free(place[3], own));
    if (!found) return;
    taken.push(found[3]);
    add(layer, "text", { class: lead.wide ? "place-name wide-name" : "place-name", x: found[0], y: found[1], "text-anchor": found[2], "aria-hidden": "true" }).text(name);
  });
}
