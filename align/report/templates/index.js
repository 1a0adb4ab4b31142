"use strict";
(() => {
  // A document is an array in the order of Line in index.py.
  const ID = 0, HREF = 1, LANGUAGES = 2, ORIGINAL = 3, TRANSLATION = 4, COVERAGE = 5, MATCHED = 6, MOVED = 7, OMITTED = 8, ADDED = 9,
    MAJOR = 10, MINOR = 11, KINDS = 12, CONFIDENCE = 13, TROUBLE = 14, CHECKS = 15;
  const SVG = "http://www.w3.org/2000/svg", EXTRA = 12;
  const documents = JSON.parse(document.getElementById("data").textContent);
  const frame = document.getElementById("window");
  const table = document.getElementById("documents");
  const body = table.tBodies[0];
  const search = document.getElementById("search");
  const only = document.getElementById("only");
  const live = document.getElementById("live");
  if (!documents.length) return;

  const number = (key) => (row) => { const n = parseFloat(row[key]); return Number.isNaN(n) ? -1 : n; };
  const text = (key) => (row) => row[key];
  const weight = (row) => [...row[TROUBLE]].reduce((sum, digit) => sum + Number(digit), 0);
  // A column: what it is sorted by, and what its cell holds.
  const columns = [
    [text(ID), null], [text(LANGUAGES), text(LANGUAGES)], [number(ORIGINAL), (row) => `${row[ORIGINAL]} / ${row[TRANSLATION]}`],
    ...[COVERAGE, MATCHED, MOVED, OMITTED, ADDED, MAJOR, MINOR].map((key) => [number(key), text(key)]),
    [(row) => row[MAJOR] + row[MINOR], text(KINDS)], [number(CONFIDENCE), text(CONFIDENCE)], [weight, null],
  ];
  const isText = (column) => column < 2;
  const words = documents.map((row) => `${row[ID]} ${row[LANGUAGES]} ${row[CHECKS]}`.toLowerCase());
  let shown = documents.map((_, n) => n);
  let order = shown;
  let height = 0;

  function element(name, parent, content, css) {
    const e = document.createElement(name);
    if (content !== undefined) e.textContent = content;
    if (css) e.className = css;
    parent.append(e);
    return e;
  }

  function spark(row, cell) {
    const parts = [...row[TROUBLE]].map(Number);
    const n = parts.filter(Boolean).length;
    if (!n) return;
    const svg = document.createElementNS(SVG, "svg");
    const set = (e, values) => { for (const [k, v] of Object.entries(values)) e.setAttribute(k, v); };
    set(svg, { class: "spark", viewBox: `0 0 ${4 * parts.length} 18`, role: "img", "aria-label": `${n} of ${parts.length} parts have findings` });
    parts.forEach((weight, k) => {
      if (!weight) return;
      const bar = document.createElementNS(SVG, "rect");
      set(bar, { x: 4 * k, y: 18 - 2 * weight, width: 3, height: 2 * weight });
      svg.append(bar);
    });
    cell.append(svg);
  }

  function line(row, at) {
    const tr = document.createElement("tr");
    tr.className = row[MAJOR] ? "major" : row[MINOR] ? "minor" : "";
    tr.setAttribute("aria-rowindex", at + 2);
    const head = element("th", tr);
    head.scope = "row";
    head.title = row[ID];
    let place = head;
    if (row[HREF]) { place = element("a", head); place.href = row[HREF]; }
    element("bdi", place, row[ID]);
    columns.slice(1).forEach(([, content], k) => {
      const cell = element("td", tr, content ? content(row) : undefined, table.tHead.rows[0].cells[k + 1].className);
      if (!content) spark(row, cell);
    });
    return tr;
  }

  function gap(rows) {
    const tr = document.createElement("tr");
    tr.className = "gap-row";
    tr.setAttribute("aria-hidden", "true");
    tr.style.height = `${rows * height}px`;
    return tr;
  }

  // Only the rows in sight are in the page; what is above and below them are two rows of their height.
  function draw() {
    if (!height) {
      body.replaceChildren(...order.slice(0, 2).map((n, at) => line(documents[n], at)));
      height = body.rows.length ? body.rows[body.rows.length - 1].getBoundingClientRect().height : 0;
    }
    const first = Math.max(0, Math.floor(frame.scrollTop / (height || 1)) - EXTRA);
    const last = Math.min(order.length, first + Math.ceil(frame.clientHeight / (height || 30)) + 2 * EXTRA);
    const rows = [];
    for (let at = first; at < last; at++) rows.push(line(documents[order[at]], at));
    body.replaceChildren(gap(first), ...rows, gap(order.length - last));
  }

  function filter() {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (n) => wanted.every((word) => words[n].includes(word)) && (!only.checked || documents[n][MAJOR] + documents[n][MINOR] > 0);
    order = shown.filter(fits);
    table.setAttribute("aria-rowcount", order.length + 1);
    live.textContent = `${order.length} of ${documents.length} documents`;
    frame.scrollTop = 0;
    draw();
  }

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const first = isText(column) ? "ascending" : "descending";
      const way = head.getAttribute("aria-sort") === first ? (first === "ascending" ? "descending" : "ascending") : first;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", way);
      const keys = documents.map(columns[column][0]);
      const sign = way === "ascending" ? 1 : -1;
      const compare = (a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0);
      shown = documents.map((_, n) => n).sort((a, b) => sign * compare(a, b) || a - b);
      filter();
    });
  });
  for (const e of document.querySelectorAll(".tools [hidden]")) e.hidden = false;
  frame.classList.add("window");
  frame.addEventListener("scroll", () => requestAnimationFrame(draw));
  addEventListener("resize", () => { height = 0; draw(); });
  search.addEventListener("input", filter);
  only.addEventListener("change", filter);
  filter();
})();
