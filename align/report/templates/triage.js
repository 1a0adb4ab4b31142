// What a reader decided on each finding, kept by the browser under the report's key; undo; the suppression file.
const Triage = (() => {
  const KEY = `sverka:${data.key}`;
  const byId = new Map(data.findings.map((f) => [f.id, f]));
  let decisions = new Map(); // finding's id → {dismissed, note}
  let others = []; // lines of a loaded file that concern other reports: they are saved again as they were
  let view = {};
  let past = [];
  let kept = true;

  try {
    const stored = JSON.parse(localStorage.getItem(KEY) || "{}");
    decisions = new Map(Object.entries(stored.decisions || {}));
    others = stored.others || [];
    view = stored.view || {};
  } catch { kept = false; }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify({ decisions: Object.fromEntries(decisions), others, view }));
      kept = true;
    } catch { kept = false; }
  }

  // What was dismissed before the report was made has its reason in it.
  const given = (finding) => ({ dismissed: finding.reason !== undefined, note: finding.reason || "" });
  const of = (finding) => decisions.get(finding.id) || given(finding);

  function put(id, decision) {
    const was = given(byId.get(id));
    if (decision.dismissed === was.dismissed && decision.note === was.note) decisions.delete(id);
    else decisions.set(id, decision);
  }

  // Changes some findings at once, as one step that can be undone.
  function change(findings, changes) {
    if (!findings.length) return;
    past.push({ at: findings[0], others, before: findings.map((f) => [f.id, of(f)]) });
    for (const f of findings) put(f.id, { ...of(f), ...changes });
    keep();
  }

  // Takes the last step back; gives the finding it began with.
  function undo() {
    const step = past.pop();
    if (!step) return null;
    for (const [id, decision] of step.before) put(id, decision);
    others = step.others;
    keep();
    return step.at;
  }

  function exported() {
    const own = data.findings.filter((f) => of(f).dismissed);
    const lines = own.map((f) => JSON.stringify({
      id: f.id, check: f.check, reason: of(f).note, original: f.original, translation: f.translation, ...(f.context ? { context: f.context } : {}),
    }));
    const mine = new Set(own.map((f) => f.id));
    return [...others.filter((line) => !mine.has(JSON.parse(line).id)), ...lines].map((line) => line + "\n").join("");
  }

  // Loads a suppression file: {n, of, changed} dismissals, or {bad: number of the line} with nothing loaded.
  function imported(text) {
    const lines = text.replace(/^\ufeff/, "").split("\n").map((line) => line.trim());
    const entries = [];
    for (const [k, line] of lines.entries()) {
      if (!line) continue;
      const entry = parse(line);
      if (!entry) return { bad: k + 1 };
      entries.push([line, entry]);
    }
    const step = { at: null, others, before: [] };
    let n = 0, changed = 0;
    const foreign = [];
    for (const [line, entry] of entries) {
      const f = byId.get(entry.id);
      const stale = f && entry.context && f.context && entry.context !== f.context;
      if (!f || stale) { foreign.push(line); changed += stale ? 1 : 0; continue; }
      n += 1;
      step.before.push([f.id, of(f)]);
      put(f.id, { dismissed: true, note: entry.reason || of(f).note });
    }
    others = [...new Set([...others, ...foreign])];
    past.push(step);
    keep();
    return { n, of: entries.length, changed };
  }

  function parse(line) {
    try {
      const entry = JSON.parse(line);
      return entry && typeof entry.id === "string" && typeof (entry.reason ?? "") === "string" ? entry : null;
    } catch { return null; }
  }

  return {
    of, change, undo, exported, imported,
    get view() { return view; }, set view(v) { view = v; keep(); },
    get undoable() { return past.length > 0; }, get kept() { return kept; },
    get nDismissed() { return data.findings.filter((f) => of(f).dismissed).length; },
  };
})();
