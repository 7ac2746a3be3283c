"use strict";
// A click on a column's head, or Enter on it, sorts by that column; a second one turns the order round.
for (const head of document.querySelectorAll("th")) {
  head.tabIndex = 0;
  const sort = () => {
    const table = head.closest("table");
    const column = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const text = (row) => (row.children[column]?.textContent ?? "").trim();
    const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => order.compare(text(a), text(b)));
    if (down) rows.reverse();
    body.append(...rows);
  };
  head.addEventListener("click", sort);
  head.addEventListener("keydown", (event) => { if (event.key === "Enter") sort(); });
}
