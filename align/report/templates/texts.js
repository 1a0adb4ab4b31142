// Both texts: the words that findings concern, linked on both sides and with their notes.
const Texts = (() => {
  const table = document.getElementById("beads");
  const rows = [...table.querySelectorAll("tr.bead, tr.marker")];
  const places = new Map(); // finding's number → its words and references in the texts
  for (const e of document.querySelectorAll(".beads [data-f]")) {
    for (const n of e.dataset.f.split(" ")) {
      if (!places.has(+n)) places.set(+n, []);
      places.get(+n).push(e);
    }
  }
  const byRow = new Map();
  data.findings.forEach((f, k) => byRow.set(f.row, [...(byRow.get(f.row) || []), k + 1]));
  const note = (n) => document.getElementById(`f${n}`);
  const entry = new Map([...document.querySelectorAll("#findings > li")].map((e) => [+e.dataset.f, e]));
  let lit = [];
  let chosen = [];

  const row = (n) => document.getElementById(`b${data.findings[n - 1].row}`);

  // Shows the marks of the findings that are shown and of no others, where that has changed.
  function paint(changed, shown) {
    const touched = new Set();
    for (const n of changed) {
      touched.add(data.findings[n - 1].row);
      note(n).hidden = !shown.has(n);
      for (const e of places.get(n) || []) {
        if (e.tagName === "A") e.hidden = !shown.has(n);
        else dress(e, shown);
      }
    }
    for (const number of touched) {
      const bead = document.getElementById(`b${number}`);
      const flagged = byRow.get(number).some((n) => shown.has(n));
      bead.classList.toggle("flagged", flagged);
      bead.nextElementSibling.hidden = !flagged;
    }
    const bodies = new Set([...touched].map((number) => document.getElementById(`b${number}`).parentElement));
    for (const body of bodies) bare(body);
  }

  function dress(mark, shown) {
    const own = mark.dataset.f.split(" ").map(Number).filter((n) => shown.has(n)).map((n) => data.findings[n - 1]);
    const kept = ["lit", "current"].filter((name) => mark.classList.contains(name));
    mark.className = [...(own.length ? new Set(own.flatMap((f) => [f.kind, f.severity])) : ["off"]), ...kept].join(" ");
  }

  const bare = (body) => body.classList.toggle("bare", !body.querySelector(".bead.flagged"));
  for (const body of table.tBodies) bare(body);

  function light(numbers) {
    for (const e of lit) e.classList.remove("lit");
    lit = numbers.flatMap((n) => [...(places.get(n) || []), note(n), entry.get(n)]).filter(Boolean);
    for (const e of lit) e.classList.add("lit");
  }

  // Makes a finding the current one, with the reasons of its row open; null for none.
  function choose(n) {
    for (const e of chosen) e.classList.remove("current", "open");
    if (n === null) { chosen = []; return; }
    chosen = [...(places.get(n) || []), note(n), entry.get(n)];
    for (const e of chosen) e.classList.add("current");
    const reasons = note(n).closest("tr");
    reasons.classList.add("open");
    chosen.push(reasons);
  }

  function goTo(n, focus) {
    const bead = row(n);
    const folded = bead.closest("details");
    if (folded) folded.open = true;
    const both = bead.getBoundingClientRect().height + note(n).closest("tr").getBoundingClientRect().height;
    bead.scrollIntoView({ block: both < innerHeight * 0.7 ? "center" : "start" });
    if (focus) note(n).focus({ preventScroll: true });
    reveal(entry.get(n));
  }

  // Scrolls the list, and nothing but the list, to an entry that is out of sight.
  function reveal(item) {
    const box = [item.parentElement, item.closest(".panel")].find((e) => e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflowY === "auto");
    if (!box) return;
    const head = box.contains(document.querySelector(".triage")) ? document.querySelector(".triage").offsetHeight : 0;
    const seen = box.getBoundingClientRect(), at = item.getBoundingClientRect();
    if (at.top < seen.top + head || at.bottom > seen.bottom) box.scrollTop += at.top - seen.top - head - (box.clientHeight - head) / 3;
  }

  // The words of a row's two sides, as they are read.
  function sides(n) {
    const said = (side) => [...row(n).querySelectorAll(`td.${side} .sentence bdi`)].map(readable).join(" ");
    return { original: said("original"), translation: said("translation") };
  }

  const readable = (bdi) => [...bdi.childNodes].filter((e) => e.nodeType === Node.TEXT_NODE || e.tagName === "MARK").map((e) => e.textContent).join("");

  return { table, rows, row, note, entry, paint, light, choose, goTo, sides };
})();
