// The lineage as a picture: layers from left to right, each box a link to its own lineage.
"use strict";
import { element, keyOf, link, listOf, shape } from "./element.js";

const WIDE = 200, HIGH = 42, GAP = 56, ROW = HIGH + 14, EDGE = 16, MOST = 150, LETTERS = 27;
const RANK = ["assigns", "derives", "controls"];

export function drawing(root, flows, direction) {
  const { layers, edges, kinds } = graphOf(root, flows, direction);
  const place = placed(layers, direction), deepest = Math.max(...layers.values());
  const width = 2 * EDGE + deepest * (WIDE + GAP) + WIDE, height = 2 * EDGE + Math.max(...[...place.values()].map(([, y]) => y)) + HIGH - EDGE;
  const picture = shape("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Lineage of " + root });
  for (const { from, to, kind } of edges.values()) {
    if (!place.has(from) || !place.has(to)) continue;
    const [x1, y1] = place.get(from), [x2, y2] = place.get(to), a = x1 + WIDE, b = y1 + HIGH / 2, d = y2 + HIGH / 2, bend = Math.max(GAP / 2, Math.abs(x2 - a) / 2);
    picture.append(shape("path", { class: kind, d: `M${a},${b} C${a + bend},${b} ${x2 - bend},${d} ${x2},${d}` }, shape("title", {}, `${from} ${kind} ${to}`)));
  }
  for (const [node, [x, y]] of place) picture.append(box(node, x, y, node === root, listOf(kinds.get(node)), direction));
  if (layers.size <= MOST) return [picture];
  return [element("p", {}, `The ${MOST} nearest of ${layers.size} are drawn; all are listed below.`), picture];
}

function graphOf(root, flows, direction) {
  const layers = new Map([[root, 0]]), edges = new Map(), kinds = new Map();
  for (const flow of flows) {
    kinds.set(flow.source, flow.source_kind).set(flow.target, flow.target_kind);
    const nodes = [flow.source, ...flow.through, flow.target];
    for (let n = 1; n < nodes.length; n++) {
      const name = nodes[n - 1] + "\0" + nodes[n], old = edges.get(name);
      // The kind of a whole path is that of its weakest part: the strongest seen is the part's own.
      if (!old || RANK.indexOf(flow.kind) < RANK.indexOf(old.kind)) edges.set(name, { from: nodes[n - 1], to: nodes[n], kind: flow.kind });
    }
    if (direction === "up") nodes.reverse();
    nodes.forEach((node, number) => { if (node !== root) layers.set(node, Math.max(layers.get(node) ?? 0, number)); });
  }
  return { layers, edges, kinds };
}

function placed(layers, direction) {
  const nearest = [...layers].sort((one, other) => one[1] - other[1]).slice(0, MOST), deepest = Math.max(...layers.values()), counts = [], place = new Map();
  for (const [node, layer] of nearest) {
    const row = counts[layer] = (counts[layer] ?? 0) + 1;
    place.set(node, [EDGE + (direction === "down" ? layer : deepest - layer) * (WIDE + GAP), EDGE + (row - 1) * ROW]);
  }
  return place;
}

function box(node, x, y, isRoot, list, direction) {
  // The last part of the id is the name: after the `#` of a flag, else after the last dot in front of an argument, a key or a place.
  const cut = node.includes("#") ? node.lastIndexOf("#") : node.split(/[(@[]/)[0].lastIndexOf(".");
  const short = (text, last) => text.length <= LETTERS ? text : last ? "…" + text.slice(1 - LETTERS) : text.slice(0, LETTERS - 1) + "…";
  const parts = [
    shape("title", {}, node), shape("rect", { x, y, width: WIDE, height: HIGH }),
    shape("text", { x: x + 8, y: y + 18 }, short(node.slice(cut + 1), false)), shape("text", { class: "home", x: x + 8, y: y + 34 }, short(node.slice(0, Math.max(cut, 0)), true)),
  ];
  const group = shape("g", { class: isRoot ? "root" : "node" }, ...parts);
  return !isRoot && list ? shape("a", { href: link(list, keyOf(node), direction), "aria-label": node }, group) : group;
}
