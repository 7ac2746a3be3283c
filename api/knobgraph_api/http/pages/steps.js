// The lineage in words: one entry a row, its condition, and its lines of source.
"use strict";
import { element, keyOf, link, listOf } from "./element.js";

export function stepsOf(flow, direction, open) {
  const [end, kind] = direction === "down" ? [flow.target, flow.target_kind] : [flow.source, flow.source_kind];
  const name = listOf(kind) ? element("a", { href: link(listOf(kind), keyOf(end), direction) }, end) : end;
  const head = element("summary", {}, element("span", { class: "kind " + flow.kind }, flow.kind), " ", name);
  if (flow.condition) head.append(element("span", { class: "condition" }, "if ", element("code", {}, flow.condition)));
  const lines = flow.steps.map(step => element("li", {}, element("span", { class: "where" }, `${step.path}:${step.line}`), element("code", {}, step.text)));
  return element("details", open ? { open: "" } : {}, head, element("ol", { class: "steps" }, ...lines));
}
