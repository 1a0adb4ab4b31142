// The whole article as a strip beside the page: a lane a kind of finding, and where the screen is.
const ArticleMap = (() => {
  const SCALE = 1000, LEAST = 5;
  const LANES = { omission: 2, divergence: 11, addition: 20 };
  const box = document.getElementById("map");
  const svg = box.querySelector("svg");
  const index = new Map(Texts.rows.map((row, k) => [row.id, k]));
  const y = (k) => (SCALE * k) / Texts.rows.length;
  let waiting = false;

  function draw(shown, current) {
    const tall = Math.max(LEAST, SCALE / Texts.rows.length);
    for (const [kind, x] of Object.entries(LANES)) {
      const at = [...shown].filter((n) => data.findings[n - 1].kind === kind).map((n) => index.get(`b${data.findings[n - 1].row}`));
      const path = [...new Set(at)].filter((k) => k !== undefined).map((k) => `M${x} ${y(k).toFixed(1)}h8v${tall.toFixed(1)}h-8z`).join("");
      svg.querySelector(`path.${kind}`).setAttribute("d", path);
    }
    const k = current === null ? undefined : index.get(`b${data.findings[current - 1].row}`);
    svg.querySelector(".at").setAttribute("d", k === undefined ? "" : `M0 ${(y(k) + tall / 2).toFixed(1)}H30`);
  }

  function rowAt(height) {
    const { left, width } = Texts.table.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, height)?.closest("#beads tr");
    const bead = found?.matches(".notes") ? found.previousElementSibling : found;
    return index.get(bead?.id);
  }

  function here() {
    waiting = false;
    const area = Texts.table.getBoundingClientRect();
    const from = rowAt(Math.max(area.top, 0) + 60) ?? (area.top > 0 ? 0 : Texts.rows.length);
    const to = area.bottom < innerHeight ? Texts.rows.length - 1 : rowAt(innerHeight - 60) ?? from;
    const seen = area.top < innerHeight && area.bottom > 0;
    const rect = svg.querySelector(".here");
    rect.setAttribute("y", y(Math.min(from, to)));
    rect.setAttribute("height", seen ? Math.max(2, y(Math.abs(to - from) + 1)) : 0);
  }

  function start() {
    box.hidden = !Texts.rows.length;
    box.addEventListener("click", (event) => {
      const area = box.getBoundingClientRect();
      const k = Math.floor(((event.clientY - area.top) / area.height) * Texts.rows.length);
      Texts.rows[Math.min(k, Texts.rows.length - 1)]?.scrollIntoView({ block: "center" });
    });
    const later = () => { if (!waiting) { waiting = true; requestAnimationFrame(here); } };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    later();
  }

  return { start, draw };
})();
