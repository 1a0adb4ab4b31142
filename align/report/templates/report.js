// The page at work: going through the findings, deciding, copying, keys, language and colours.
(() => {
  const element = (id) => document.getElementById(id);
  const remember = (name, value) => { try { localStorage.setItem(`sverka:${name}`, value); } catch { /* for this time only, then */ } };
  const recall = (name) => { try { return localStorage.getItem(`sverka:${name}`); } catch { return null; } };
  let current = null;

  const say = (key, values) => Messages.put(element("said"), key, values || {});

  function refresh() {
    ArticleMap.draw(Findings.shown, current);
    if (Findings.none) return;
    const queue = Findings.queue(), at = queue.indexOf(current);
    if (at >= 0) Messages.put(element("at"), "status.at", { at: at + 1, n: queue.length });
    else { element("at").textContent = ""; element("at").removeAttribute("data-t"); }
    element("undo").disabled = !Triage.undoable;
    element("dismiss").disabled = current === null;
    element("previous").disabled = element("next").disabled = !queue.length;
    const key = current !== null && Triage.of(Findings.finding(current)).dismissed ? "tool.restore" : "tool.dismiss";
    for (const b of [element("dismiss"), actions.firstElementChild]) Messages.put(b.querySelector("[data-t]"), key);
    if (!Triage.kept) say("status.not-kept");
  }

  // Going ---------------------------------------------------------------------------------------------------------------------------------

  function choose(n, focus = true) {
    closeEditor();
    current = n;
    Texts.choose(n);
    if (n === null) actions.remove();
    else {
      Texts.note(n).append(actions);
      Texts.goTo(n, focus);
    }
    refresh();
  }

  function step(by) {
    const queue = Findings.queue();
    if (!queue.length) return say("status.none");
    const at = queue.indexOf(current);
    const rank = Findings.order.indexOf(current);
    const after = queue.findIndex((n) => Findings.order.indexOf(n) > rank);
    const next = at >= 0 ? at + by : by < 0 ? (after < 0 ? queue.length : after) - 1 : Math.max(0, after);
    choose(queue[(next + queue.length) % queue.length]);
  }

  // Deciding ------------------------------------------------------------------------------------------------------------------------------

  function decided(numbers) {
    numbers.forEach(Findings.decide);
    Findings.apply();
    refresh();
  }

  function change(numbers, changes) {
    Triage.change(numbers.map(Findings.finding), changes);
    decided(numbers);
  }

  function dismiss() {
    if (current === null) return;
    const n = current, dismissed = !Triage.of(Findings.finding(n)).dismissed;
    const queue = Findings.queue(), following = queue[queue.indexOf(n) + 1] ?? null;
    change([n], { dismissed });
    say(dismissed ? "status.dismissed" : "status.restored", { n: 1 });
    if (!dismissed) choose(n);
    else if (following !== null) choose(following);
    else {
      choose(Findings.shown.has(n) ? n : null);
      say("status.last");
      if (current === null) element("findings-title").focus({ preventScroll: true });
    }
  }

  function undo() {
    if (!Triage.undoable) return say("status.nothing-to-undo");
    const f = Triage.undo();
    decided(Findings.order);
    if (f && Findings.shown.has(data.findings.indexOf(f) + 1)) choose(data.findings.indexOf(f) + 1);
    say("status.undone");
  }

  function bulk(check, dismissed) {
    const numbers = (dismissed ? Findings.queue() : Findings.order).filter((n) => Findings.finding(n).check === check && Triage.of(Findings.finding(n)).dismissed !== dismissed);
    change(numbers, { dismissed });
    if (current !== null && !Findings.shown.has(current)) choose(null);
    say(dismissed ? "status.dismissed" : "status.restored", { n: numbers.length });
  }

  // Notes ---------------------------------------------------------------------------------------------------------------------------------

  function button(key, sign, what, handler) {
    const b = document.createElement("button");
    b.type = "button";
    b.dataset.do = what;
    b.append(sign, Messages.put(document.createElement("span"), key));
    b.addEventListener("click", handler);
    return b;
  }

  const actions = document.createElement("div");
  actions.className = "actions";
  actions.append(button("tool.dismiss", "✓ ", "dismiss", dismiss), button("tool.write-note", "✎ ", "note", openEditor), button("tool.comment", "", "comment", () => copy([current])));
  const editor = document.createElement("textarea");
  Messages.put(editor, "tool.note-label", undefined, "aria-label");
  const editing = document.createElement("div");
  editing.className = "editing";
  editing.append(editor, button("tool.save", "", "save", saveNote), button("tool.cancel", "", "cancel", () => { closeEditor(); Texts.note(current).focus(); }));

  function openEditor() {
    if (current === null) return;
    editor.value = Triage.of(Findings.finding(current)).note;
    actions.append(editing);
    editor.focus();
  }

  function closeEditor() { editing.remove(); }

  function saveNote() {
    change([current], { note: editor.value.trim() });
    closeEditor();
    Texts.note(current).append(actions);
    Texts.note(current).focus();
    say("status.noted");
  }

  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) saveNote();
    else if (event.key === "Escape") { closeEditor(); Texts.note(current).focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  // Copying -------------------------------------------------------------------------------------------------------------------------------

  function comment(n) {
    const f = Findings.finding(n), { original, translation } = Texts.sides(n), { note } = Triage.of(f);
    const quoted = (text) => (text ? `“${text.replace(/\s+/g, " ").trim()}”` : "");
    const concerns = [f.original, f.translation].map(quoted).filter(Boolean).join(" ↔ ");
    return [
      Messages.text("comment.heading", { row: f.row, kind: Messages.text(`kind.${f.kind}`), check: Messages.name("check", f.check) }),
      Messages.text("comment.original", { text: original || Messages.text("comment.nothing") }),
      Messages.text("comment.translation", { text: translation || Messages.text("comment.nothing") }),
      ...(concerns ? [Messages.text("comment.concerns", { text: concerns })] : []),
      Texts.note(n).querySelector(".message").textContent,
      ...(note ? [Messages.text("comment.note", { text: note })] : []),
    ].join("\n");
  }

  async function copy(numbers) {
    if (!numbers.length || numbers[0] === null) return;
    const text = numbers.map(comment).join("\n\n"), shown = element("to-copy");
    shown.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      say("status.copied", { n: numbers.length });
    } catch {
      shown.hidden = false;
      shown.value = text;
      shown.select();
      say("status.not-copied");
    }
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([Triage.exported()], { type: "application/jsonl" }));
    link.download = ".sverka-ignore.jsonl";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say("tool.about-file");
  }

  async function load(input) {
    const text = await input.files[0]?.text();
    if (text === undefined) return;
    input.value = "";
    const result = Triage.imported(text);
    if (result.bad) return say("status.bad-file", { n: result.bad });
    decided(Findings.order);
    if (current !== null && !Findings.shown.has(current)) choose(null);
    say("status.imported", result);
    if (result.changed) element("said").append(" ", Messages.put(document.createElement("span"), "status.changed", { n: result.changed }));
  }

  // Keys ----------------------------------------------------------------------------------------------------------------------------------

  const toggle = (id) => { element(id).click(); };
  const KEYS = {
    n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), d: dismiss, u: undo, m: openEditor, c: () => copy([current]),
    r: () => toggle("reasons"), o: () => toggle("only"),
    f: () => { element("filters").open = !element("filters").open; if (element("filters").open) element("filters").querySelector("summary").focus(); },
    "/": () => element("search").focus(), "?": openHelp,
    Escape: () => choose(null),
  };
  const FOR_ALL = ["r", "o", "?"];

  // The key's letter, or that of its place on the keyboard when another alphabet is switched on.
  function keyOf(event) {
    if (event.code === "Slash" || event.key === "/" || event.key === "?") return event.key === "?" || (event.key !== "/" && event.shiftKey) ? "?" : "/";
    if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
    return event.code.startsWith("Key") ? event.code[3].toLowerCase() : event.key;
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox], [type=range], [type=file]), textarea, select");
    if (event.target === element("search") && event.key === "Escape") return event.target.blur();
    if (typing || element("help").open || event.isComposing) return;
    const key = keyOf(event);
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && key === "z" && !Findings.none) { event.preventDefault(); return undo(); }
    if (event.ctrlKey || event.metaKey || event.altKey || !(key in KEYS) || (!element("shortcuts").checked && key !== "Escape")) return;
    if (Findings.none && !FOR_ALL.includes(key)) return;
    event.preventDefault();
    KEYS[key]();
  });

  function openHelp() { element("help").showModal(); }

  // Words on both sides and their references ----------------------------------------------------------------------------------------------

  const numbersAt = (target) => (target.closest?.("[data-f]")?.dataset.f || "").split(" ").filter(Boolean).map(Number).filter((n) => Findings.shown.has(n));

  function followWords() {
    for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => Texts.light(numbersAt(event.target)));
    document.addEventListener("focusout", () => Texts.light([]));
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#f"]'), n = link && +link.hash.slice(2);
      if (n) { event.preventDefault(); history.replaceState(null, "", link.hash); return choose(n); }
      const mark = event.target.closest("mark");
      if (mark && getSelection().isCollapsed) {
        const numbers = numbersAt(mark);
        if (numbers.length) choose(numbers[(numbers.indexOf(current) + 1) % numbers.length]);
      }
    });
  }

  // A link to a finding opens it, and one into a folded section unfolds that.
  function followHash() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    const n = /^#f(\d+)$/.exec(location.hash);
    if (n && !target.hidden) return choose(+n[1]);
    const folded = target.closest("details");
    if (folded && !folded.open) { folded.open = true; target.scrollIntoView(); }
  }

  // Start ---------------------------------------------------------------------------------------------------------------------------------

  function startTriage() {
    element("previous").addEventListener("click", () => step(-1));
    element("next").addEventListener("click", () => step(1));
    element("dismiss").addEventListener("click", dismiss);
    element("undo").addEventListener("click", undo);
    element("comment-all").addEventListener("click", () => copy(Findings.queue()));
    element("export").addEventListener("click", save);
    element("import").addEventListener("change", (event) => load(event.target));
    element("filters").addEventListener("click", (event) => {
      const b = event.target.closest("button[data-dismiss], button[data-restore]");
      if (b) bulk(b.dataset.dismiss ?? b.dataset.restore, "dismiss" in b.dataset);
    });
    for (const kind of ["input", "change", "click"]) element("filters").addEventListener(kind, refresh);
    element("search").addEventListener("input", refresh);
    Findings.start();
    followWords();
  }

  function startPage() {
    for (const e of document.querySelectorAll(".switches, .triage, .options")) e.hidden = false;
    element("only").addEventListener("change", (e) => Texts.table.classList.toggle("only-findings", e.target.checked));
    element("reasons").addEventListener("change", (e) => Texts.table.classList.toggle("all-reasons", e.target.checked));
    element("print").addEventListener("click", () => print());
    element("help-open").addEventListener("click", openHelp);
    element("help-close").addEventListener("click", () => element("help").close());
    element("shortcuts").checked = recall("shortcuts") !== "off";
    element("shortcuts").addEventListener("change", (e) => remember("shortcuts", e.target.checked ? "on" : "off"));
    element("theme").value = recall("theme") || "auto";
    element("theme").addEventListener("change", (e) => { document.documentElement.dataset.theme = e.target.value; remember("theme", e.target.value); });
    element("interface").addEventListener("change", (e) => {
      Messages.switchTo(e.target.value, actions, editing);
      remember("interface", e.target.value);
      if (!Findings.none) Findings.apply();
    });
    Messages.switchTo(recall("interface") || (/^ru\b/.test(navigator.language) ? "ru" : Messages.lang), actions, editing);
    element("interface").value = Messages.lang;
  }

  startPage();
  if (!Findings.none) startTriage();
  ArticleMap.start();
  refresh();
  addEventListener("hashchange", followHash);
  followHash();
})();
