"use strict";
(() => {
  const flagged = [...document.querySelectorAll("#beads .bead.flagged")];
  const live = document.getElementById("live");
  const only = document.getElementById("only");
  let at = -1;
  for (const e of document.querySelectorAll(".tools [hidden]")) e.hidden = false;

  function go(to) {
    if (!flagged.length) return;
    if (at >= 0) flagged[at].classList.remove("current");
    at = (to + flagged.length) % flagged.length;
    const row = flagged[at];
    row.classList.add("current");
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    live.textContent = `Finding row ${at + 1} of ${flagged.length}`;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea")) return;
    if (event.key === "n" || event.key === "j") go(at + 1);
    else if (event.key === "p" || event.key === "k") go(at < 0 ? -1 : at - 1);
  });
  only.addEventListener("change", () => document.getElementById("beads").classList.toggle("only-findings", only.checked));

  // A link into a folded section opens it.
  function unfold() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const folded = target && target.closest("details");
    if (folded && !folded.open) { folded.open = true; target.scrollIntoView(); }
  }
  addEventListener("hashchange", unfold);
  unfold();
})();
