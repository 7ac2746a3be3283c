// The list of what was found, as links into the lineage.
"use strict";
import { at, element, link } from "./element.js";
import { ask } from "./request.js";

const MOST = 200;
const FINE = ["used", "", undefined, null];
let asked = 0;

export async function search(current) {
  const turn = ++asked, what = at("what").value, text = at("text").value.trim();
  at("count").classList.remove("wrong");
  try {
    const page = await ask(what, text ? { q: text, limit: MOST } : { limit: MOST });
    if (turn !== asked) return;
    at("count").textContent = counted(page, what, text);
    at("found").replaceChildren(...page.items.map(row => element("li", {}, entry(row, what, current()))));
  } catch (error) {
    if (turn !== asked) return;
    at("found").replaceChildren();
    at("count").textContent = error.message;
    at("count").classList.add("wrong");
  }
}

function counted(page, what, text) {
  if (!page.total) return text ? `None of the ${what} has “${text}” in it. Try a part of the name, or look among the others.` : `The graph has no ${what}.`;
  return `${page.total} ${what}` + (page.next ? `, the first ${page.items.length} shown: type more of the name` : "");
}

function entry(row, what, { key, direction }) {
  const name = row.names?.length ? row.names.join(", ") : row.parameter ? `${row.parameter} = ${row.value ?? ""}` : row.id;
  const state = row.status ?? row.category ?? (row.default === null || row.default === undefined ? "" : "= " + row.default);
  const place = row.path ? `${row.path}:${row.line}` : row.id;
  return element("a", { href: link(what, row.key, direction), "aria-current": row.key === key ? "true" : null, "data-key": row.key },
    element("strong", {}, name), element("span", { class: FINE.includes(row.status) ? "state" : "state warn" }, state), element("span", { class: "where" }, place));
}

export function mark(key) {
  for (const entry of at("found").querySelectorAll("a")) {
    if (entry.dataset.key === key) entry.setAttribute("aria-current", "true"); else entry.removeAttribute("aria-current");
  }
}
