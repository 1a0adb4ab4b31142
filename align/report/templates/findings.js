// The list of findings: what is shown, in which order, and the counts.
const Findings = (() => {
  const ALL = { hidden: ["severity info"], least: 0, query: "", dismissed: false, order: "place" };
  const RANK = { major: 0, minor: 1, info: 2 };
  const element = (id) => document.getElementById(id);
  const boxes = [...document.querySelectorAll('.filters input[name]')];
  let view = { ...ALL, ...Triage.view };
  let order = data.findings.map((_, k) => k + 1);
  let shown = new Set(order);
  const hay = [];

  const finding = (n) => data.findings[n - 1];

  function plain(text) { return text.normalize("NFC").toLowerCase().replaceAll("ё", "е"); }

  function searched(n) {
    if (!(n in hay)) {
      const f = finding(n);
      const labels = ["en", "ru"].flatMap((lang) => [Messages.name("check", f.check, lang), Messages.text(`kind.${f.kind}`, {}, lang)]);
      const { original, translation } = Texts.sides(n);
      hay[n] = plain([Texts.note(n).querySelector(".message").textContent, f.original, f.translation, f.check, original, translation, ...labels].join(" "));
    }
    return hay[n];
  }

  const facets = (f) => [`kind ${f.kind}`, `severity ${f.severity}`, `check ${f.check}`];

  function passes(n, words) {
    const f = finding(n);
    const { dismissed, note } = Triage.of(f);
    return (view.dismissed || !dismissed) && f.percent >= view.least && !facets(f).some((name) => view.hidden.includes(name))
      && words.every((w) => searched(n).includes(w) || plain(note).includes(w));
  }

  // Works out what is shown and brings the page into line with it.
  function apply() {
    const words = plain(view.query).split(/\s+/).filter(Boolean);
    const now = new Set(order.filter((n) => passes(n, words)));
    const changed = order.filter((n) => now.has(n) !== shown.has(n));
    shown = now;
    for (const n of changed) Texts.entry.get(n).hidden = !shown.has(n);
    Texts.paint(changed, shown);
    count();
  }

  function count() {
    const n = new Map(), total = new Map(), dismissed = new Map();
    const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    for (const [k, f] of data.findings.entries()) {
      for (const name of facets(f)) {
        add(total, name);
        if (shown.has(k + 1) && !Triage.of(f).dismissed) add(n, name);
        if (Triage.of(f).dismissed) add(dismissed, name);
      }
    }
    for (const e of element("filters").querySelectorAll("[data-count]")) Messages.put(e, "count.of", { n: n.get(e.dataset.count) || 0, of: total.get(e.dataset.count) || 0 });
    bulk("dismiss", n);
    bulk("restore", dismissed);
    Messages.put(element("shown"), "status.shown", { n: shown.size, of: data.findings.length, dismissed: Triage.nDismissed });
  }

  function bulk(what, counts) {
    for (const button of element("filters").querySelectorAll(`button[data-${what}]`)) {
      const check = button.dataset[what], n = counts.get(`check ${check}`) || 0;
      button.hidden = !n;
      Messages.put(button, `filter.${what}-check`, { n, check: Messages.name("check", check) });
      Messages.put(button, `filter.${what}-check-words`, undefined, "aria-label");
    }
  }

  // What a finding's entry and note say of the reader's decision.
  function decide(n) {
    const { dismissed, note } = Triage.of(finding(n));
    for (const e of [Texts.entry.get(n), Texts.note(n)]) {
      e.classList.toggle("dismissed", dismissed);
      e.querySelectorAll(".own").forEach((own) => own.remove());
      const said = [dismissed && "finding.dismissed", note && "finding.note"].filter(Boolean);
      if (!said.length) continue;
      const own = document.createElement("span");
      own.className = "own";
      for (const key of said) own.append(Messages.put(document.createElement("b"), key), " ");
      own.append(note);
      e.append(own);
    }
  }

  function sort() {
    const by = {
      place: (a, b) => a - b,
      severity: (a, b) => RANK[finding(a).severity] - RANK[finding(b).severity] || a - b,
      confidence: (a, b) => finding(b).percent - finding(a).percent || a - b,
    };
    order = data.findings.map((_, k) => k + 1).sort(by[view.order] || by.place);
    element("findings").append(...order.map((n) => Texts.entry.get(n)));
  }

  function show(changes) {
    const sorted = "order" in changes && changes.order !== view.order;
    view = { ...view, ...changes };
    Triage.view = view;
    if (sorted) sort();
    fill();
    apply();
  }

  // The controls as the view has it.
  function fill() {
    for (const box of boxes) box.checked = !view.hidden.includes(`${box.name} ${box.value}`);
    element("least").value = view.least;
    element("least-shown").textContent = `${view.least} %`;
    element("least").setAttribute("aria-valuetext", `${view.least} %`);
    if (element("search").value !== view.query) element("search").value = view.query;
    element("show-dismissed").checked = view.dismissed;
    element("order").value = view.order;
  }

  function start() {
    for (const box of boxes) {
      box.addEventListener("change", () => {
        const name = `${box.name} ${box.value}`;
        show({ hidden: box.checked ? view.hidden.filter((h) => h !== name) : [...view.hidden, name] });
      });
    }
    element("least").addEventListener("input", (e) => show({ least: +e.target.value }));
    element("search").addEventListener("input", (e) => show({ query: e.target.value }));
    element("show-dismissed").addEventListener("change", (e) => show({ dismissed: e.target.checked }));
    element("order").addEventListener("change", (e) => show({ order: e.target.value }));
    element("reset").addEventListener("click", () => show({ ...ALL, hidden: [], order: view.order }));
    if (view.order !== "place") sort();
    fill();
    const given = order.filter((n) => finding(n).reason !== undefined); // these the page shows as dismissed without this script
    for (const n of order) if (finding(n).reason !== undefined || Triage.of(finding(n)).dismissed || Triage.of(finding(n)).note) decide(n);
    apply();
    Texts.paint(given, shown);
  }

  // The shown findings as they follow each other, and one's place among them.
  const queue = () => order.filter((n) => shown.has(n));

  return { start, apply, decide, finding, queue, get shown() { return shown; }, get order() { return order; }, get none() { return !data.findings.length; } };
})();
