"use strict";
const data = JSON.parse(document.getElementById("data").textContent);

// What the page says, in the language of its interface. Every element that says something names its message in data-t and its values in data-a.
const Messages = (() => {
  const FORMS = { en: { one: 0, other: 1 }, ru: { one: 0, few: 1, many: 2, other: 2 } };
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const rules = Object.fromEntries(Object.keys(FORMS).map((lang) => [lang, new Intl.PluralRules(lang)]));
  let lang = document.documentElement.lang;

  function text(key, values = {}, language = lang) {
    const found = data.catalogue[key][language];
    const form = typeof found === "string" ? found : found[FORMS[language][rules[language].select(values.n)]];
    return form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  const name = (table, key, language = lang) => (`${table}.${key}` in data.catalogue ? text(`${table}.${key}`, {}, language) : key);

  // Says a message in an element, or in one of its attributes, so that it is said anew when the language changes.
  function put(element, key, values, attribute = "") {
    element.setAttribute(attribute ? `data-t-${attribute}` : "data-t", key);
    if (values) element.dataset.a = JSON.stringify(values);
    say(element, attribute);
    return element;
  }

  function say(element, attribute) {
    const key = element.getAttribute(attribute ? `data-t-${attribute}` : "data-t");
    const said = text(key, element.dataset.a ? JSON.parse(element.dataset.a) : {});
    if (attribute) element.setAttribute(attribute, said);
    else element.textContent = said;
  }

  // The whole page in another language, and parts that are not in it just now.
  function switchTo(language, ...parts) {
    if (!(language in FORMS) || language === lang) return;
    for (const e of document.querySelectorAll(`.beads [lang="${lang}"]:is(.gap, .place)`)) e.lang = language;
    document.documentElement.lang = lang = language;
    for (const root of [document, ...parts]) {
      for (const e of root.querySelectorAll("[data-t]")) say(e, "");
      for (const attribute of ATTRIBUTES) for (const e of root.querySelectorAll(`[data-t-${attribute}]`)) say(e, attribute);
    }
  }

  return { text, name, put, switchTo, get lang() { return lang; } };
})();
