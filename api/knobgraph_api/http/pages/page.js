// Joins the parts: what stands in the address is what is shown, so that every lineage can be linked to and gone back from.
"use strict";
import { drawing } from "./drawing.js";
import { at, link } from "./element.js";
import { ask } from "./request.js";
import { mark, search } from "./search.js";
import { stepsOf } from "./steps.js";

const OPEN_FROM_START = 3;
let shown = 0;

function wanted() {
  const given = new URLSearchParams(location.hash.slice(1));
  const what = ["fields", "knobs"].includes(given.get("what")) ? given.get("what") : "flags";
  return { what, key: given.get("key"), direction: given.get("direction") === "up" ? "up" : "down" };
}

function say(text, wrong = false) {
  at("said").textContent = text;
  at("said").classList.toggle("wrong", wrong);
}

function about(row) {
  const facts = [row.path && `${row.path}:${row.line}`, row.text, row.help, row.status && `status: ${row.status}`, ...(row.status === "used" ? [] : row.evidence ?? [])];
  return facts.filter(Boolean).join(" · ");
}

async function show() {
  const { what, key, direction } = wanted(), turn = ++shown;
  if (!key) return;
  say("…");
  try {
    const path = `${what}/${encodeURIComponent(key)}`;
    const [row, page] = await Promise.all([ask(path), ask(path + "/lineage", { direction })]);
    if (turn !== shown) return;
    at("chosen").textContent = row.id;
    at("about").textContent = about(row);
    const more = page.next ? `, the first ${page.items.length} shown` : "";
    say(page.total ? `${page.total} ${direction === "down" ? "reached" : "reach it"}${more}` : direction === "down" ? "It reaches nothing that is known." : "Nothing that is known reaches it.");
    at("drawing").replaceChildren(...(page.total ? drawing(row.id, page.items, direction) : []));
    at("steps").replaceChildren(...page.items.map((flow, number) => stepsOf(flow, direction, number < OPEN_FROM_START)));
    at("key").hidden = !page.total;
    at("directions").hidden = false;
    document.querySelector(`input[name=direction][value=${direction}]`).checked = true;
    mark(row.key);
    document.title = `${row.names?.[0] ?? row.id}: where does it go?`;
  } catch (error) {
    if (turn !== shown) return;
    for (const part of ["drawing", "steps"]) at(part).replaceChildren();
    for (const part of ["key", "directions"]) at(part).hidden = true;
    at("chosen").textContent = "";
    at("about").textContent = "";
    say(error.message, true);
  }
}

let typing;
at("text").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => search(wanted), 200); });
at("what").addEventListener("change", () => search(wanted));
at("search").addEventListener("submit", event => { event.preventDefault(); clearTimeout(typing); search(wanted); });
at("directions").addEventListener("change", event => { location.hash = link(wanted().what, wanted().key, event.target.value); });
at("found").addEventListener("click", event => { if (event.target.closest("a")) at("chosen").focus({ preventScroll: matchMedia("(min-width: 50rem)").matches }); });
addEventListener("hashchange", show);
at("what").value = wanted().what;
search(wanted);
show();
