"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  let theme = "auto";
  try { theme = localStorage.getItem("sverka:theme") || "auto"; } catch { /* a browser that keeps nothing */ }
  if (theme === "auto" && matchMedia("(prefers-contrast: more)").matches) theme = "contrast";
  root.dataset.theme = theme;
})();
