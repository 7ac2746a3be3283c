// Makes elements; text is only ever set as text.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function filled(made, attributes, parts) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...parts);
  return made;
}

export const at = id => document.getElementById(id);
export const element = (name, attributes = {}, ...parts) => filled(document.createElement(name), attributes, parts);
export const shape = (name, attributes = {}, ...parts) => filled(document.createElementNS(SVG, name), attributes, parts);

// Where the lineage of one thing stands in this page: what kind of list it is in, its id or key, and the direction.
export const link = (what, key, direction) => "#" + new URLSearchParams({ what, key, direction });
const LISTS = { Flag: "flags", ConfigField: "fields", ConfigKey: "fields", Knob: "knobs" };
export const listOf = kind => LISTS[kind];

// The form of an id that stands in a path: as the server writes `key`.
export function keyOf(id) {
  const bytes = [...new TextEncoder().encode(id)];
  return bytes.map(b => /[A-Za-z0-9._-]/.test(String.fromCharCode(b)) ? String.fromCharCode(b) : "~" + b.toString(16).toUpperCase().padStart(2, "0")).join("");
}
