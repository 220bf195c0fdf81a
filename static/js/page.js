// On every page, before anything is drawn: the theme a person chose here, the keys, and what to do with an
// answer that does not fit. Runs as one plain script in the head, because a module would run after the first
// paint and flash.
"use strict";
{
  const root = document.documentElement;
  const THEME = "quartermaster-theme";
  const KEYS = "quartermaster-keys";
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");

  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // Storage may be forbidden; then nothing was chosen.
    }
  }

  /** Keeps what was chosen; nothing where it is what goes without saying. */
  function keep(name, value) {
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      // The choice lasts as long as the page, then.
    }
  }

  function showTheme(theme) {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
  }

  /** Turns to the other theme; where that is the system's own, nothing is kept. */
  function turnTheme() {
    const wanted = isDark() ? "light" : "dark";
    const isSystems = (wanted === "dark") === prefersDark.matches;
    showTheme(isSystems ? null : wanted);
    keep(THEME, isSystems ? null : wanted);
  }

  /** Keys of a single letter or sign, which somebody who speaks or trembles may have to switch off. */
  function useKeys(used) {
    if (used) delete root.dataset.keys;
    else root.dataset.keys = "off";
  }

  /** Lists the keys that do something on this page. */
  function openKeys() {
    const list = document.querySelector("#keys");
    for (const line of list.querySelectorAll("[data-needs]")) line.hidden = !document.querySelector(line.dataset.needs);
    list.querySelector("[data-use-keys]").checked = root.dataset.keys !== "off";
    list.showModal();
  }

  function isTyping(target) {
    return target.closest("input, select, textarea, [contenteditable]") !== null;
  }

  /** Puts the cursor into what the key belongs to, or follows it. */
  function carryOut(key) {
    const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found) return false;
    if (found.matches("input, select, textarea")) {
      found.focus();
      found.select?.();
    } else {
      found.click();
    }
    return true;
  }

  /** The next or previous line of those that can be walked through. */
  function walk(step) {
    const lines = [...document.querySelectorAll("[data-walk]")].filter((line) => line.checkVisibility());
    const here = lines.findIndex((line) => line.contains(document.activeElement));
    const next = here < 0 && step < 0 ? lines.length - 1 : here + step;
    const line = lines[Math.max(0, Math.min(lines.length - 1, next))];
    if (!line) return false;
    line.querySelector("a, button, input")?.focus();
    line.scrollIntoView({ block: "nearest" });
    return true;
  }

  function isHandled(key) {
    if (key === "j") return walk(1);
    if (key === "k") return walk(-1);
    return carryOut(key);
  }

  /** Whether a key comes with another that makes it mean something else. A Mac writes brackets with Alt in some countries. */
  function isOther({ key, ctrlKey, metaKey, altKey }) {
    return ctrlKey || metaKey || (altKey && key !== "[" && key !== "]");
  }

  document.addEventListener("keydown", (event) => {
    if (isOther(event) || event.defaultPrevented) return;
    if (event.key === "Escape" && isTyping(event.target)) {
      event.target.blur();
      return;
    }
    if (root.dataset.keys === "off" || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (isHandled(event.key)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-turn-theme]")) turnTheme();
    if (event.target.closest("[data-open-keys]")) openKeys();
  });

  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-use-keys]")) return;
    useKeys(target.checked);
    keep(KEYS, target.checked ? null : "off");
  });

  // Whoever asks again for an address that says what was just done has been told.
  document.addEventListener("DOMContentLoaded", () => {
    const told = document.querySelector("[data-once]");
    if (!told) return;
    const url = new URL(location.href);
    url.searchParams.delete(told.dataset.once);
    history.replaceState(history.state, "", url);
  });

  /** Says that nothing is known to have been done, and leaves everything as it was typed. */
  function tellLost() {
    const told = document.querySelector(".told[data-lost]");
    if (!told) return;
    const lost = document.createElement("p");
    lost.className = "alert";
    lost.textContent = told.dataset.lost;
    told.replaceChildren(lost);
  }

  // Where a page changes in place, an answer that is another page, such as that something is gone, is shown
  // whole. One that the server could not give at all takes nothing away.
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const part = ctx.select ? document.querySelector(ctx.select) : null;
    if (!part?.hasAttribute("hx-select:inherited")) return;
    const { status } = ctx.response;
    // What was refused has no address of its own that could be asked for again.
    if (status >= 400) ctx.replace = false;
    if (ctx.text.includes(`id="${part.id}"`)) return;
    if (status >= 500) {
      event.preventDefault();
      tellLost();
      return;
    }
    ctx.target = document.querySelector("#content");
    ctx.select = "#content";
    ctx.swap = "outerHTML";
  });

  // A request that brings no answer must not look as if it had been done.
  document.addEventListener("htmx:error", (event) => {
    if (event.detail.error?.name !== "AbortError") tellLost();
  });

  showTheme(kept(THEME));
  useKeys(kept(KEYS) !== "off");
  root.dataset.script = "on";
}
