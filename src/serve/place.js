// Keeps the reader's place over a reload: where the page is scrolled to, what is unfolded, what was typed, what has the focus.
(() => {
  "use strict";

  const host = document.getElementById("findings-preview");
  if (host === null) return;

  const KEPT = "findings-place";
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, figure, tr, summary, pre, blockquote";
  const FIELDS = "input, select, textarea";
  const FOCUSABLE = `a[href], button, summary, [tabindex], ${FIELDS}`;
  // What is typed there is not for keeping, or cannot be filled in by a script.
  const NOT_KEPT = ["password", "file", "hidden", "submit", "button", "reset", "image"];
  // How many elements are tried when the first ones are no longer there.
  const ANCHORS = 20;

  // Elements under names that they still have after a reload: their ids, or what they are and say, and which of those alike
  // they are.
  function named(selector, words) {
    const alike = new Map();
    const names = new Map();
    for (const element of document.querySelectorAll(selector)) {
      const own = element.id !== "" ? `#${element.id}` : `${element.localName} ${words(element)}`;
      const nth = alike.get(own) ?? 0;
      alike.set(own, nth + 1);
      names.set(`${own} ${nth}`, element);
    }
    return names;
  }

  const said = (element) => element.textContent.trim().replace(/\s+/g, " ").slice(0, 200);
  const called = (element) => `${element.type} ${element.name} ${element.type === "radio" ? element.value : ""}`;
  const reached = (element) => `${element.getAttribute("href") ?? ""} ${element.matches(FIELDS) ? called(element) : said(element)}`;
  const isKept = (field) => !NOT_KEPT.includes(field.type);

  // Whether an element moves with the page, and does not stay in the window.
  function moves(element) {
    for (let above = element; above !== null; above = above.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(above).position)) return false;
    }
    return true;
  }

  // The elements at the top of the window, then the headings above them from the nearest on.
  function anchors() {
    const above = [];
    const visible = [];
    for (const [name, element] of named(BLOCKS, said)) {
      const { top, bottom, height } = element.getBoundingClientRect();
      const isAbove = bottom <= 0 && /^H[1-6]$/.test(element.tagName);
      const isVisible = bottom > 0 && top < innerHeight && visible.length < ANCHORS;
      if (height === 0 || !(isAbove || isVisible) || !moves(element)) continue;
      if (isAbove) above.unshift({ name, top });
      else visible.push({ name, top });
    }
    return [...visible, ...above.slice(0, ANCHORS)];
  }

  function state(field) {
    if (field.localName === "select") return [...field.options].map((option) => option.selected);
    return field.type === "checkbox" || field.type === "radio" ? field.checked : field.value;
  }

  function fill(field, value) {
    if (JSON.stringify(state(field)) === JSON.stringify(value)) return;
    if (field.localName === "select") [...field.options].forEach((option, at) => (option.selected = value[at] === true));
    else if (typeof value === "boolean") field.checked = value;
    else field.value = value;
    // The page's own scripts hear of it as if it had been typed.
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function focused() {
    const element = document.activeElement;
    if (element === null || element === document.body || element === host) return null;
    for (const [name, other] of named(FOCUSABLE, reached)) {
      if (other !== element) continue;
      const range = typeof element.selectionStart === "number" ? [element.selectionStart, element.selectionEnd] : null;
      return { name, range };
    }
    return null;
  }

  function keep() {
    const fields = [...named(FIELDS, called)].filter(([, field]) => isKept(field));
    const place = {
      path: location.pathname,
      y: scrollY,
      anchors: scrollY > 0 ? anchors() : [],
      folds: [...named("details", (element) => said(element.querySelector("summary") ?? element))].map(([name, element]) => [name, element.open]),
      fields: fields.map(([name, field]) => [name, state(field)]),
      focus: focused(),
    };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(place));
      history.scrollRestoration = "manual";
    } catch {
      // Without room to keep it, the browser's own way must do.
    }
  }

  function taken() {
    const text = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    const place = text === null ? null : JSON.parse(text);
    return place?.path === location.pathname ? place : null;
  }

  function scroll(place) {
    const names = named(BLOCKS, said);
    const anchor = place.anchors.find(({ name }) => names.get(name)?.getBoundingClientRect().height > 0);
    const to = anchor === undefined ? place.y : scrollY + names.get(anchor.name).getBoundingClientRect().top - anchor.top;
    scrollTo({ top: to, behavior: "instant" });
  }

  function restore() {
    const place = taken();
    if (place === null) return;
    const folds = named("details", (element) => said(element.querySelector("summary") ?? element));
    for (const [name, open] of place.folds) if (folds.has(name)) folds.get(name).open = open;
    const fields = named(FIELDS, called);
    for (const [name, value] of place.fields) if (fields.has(name)) fill(fields.get(name), value);
    const element = place.focus && named(FOCUSABLE, reached).get(place.focus.name);
    if (element) {
      element.focus({ preventScroll: true });
      if (place.focus.range) element.setSelectionRange(...place.focus.range);
    }
    scroll(place);
    const at = scrollY;
    const again = () => {
      // Pictures and letters that came late may have moved the page; the reader may have moved it as well.
      if (Math.abs(scrollY - at) < 2) scroll(place);
      history.scrollRestoration = "auto";
    };
    if (document.readyState === "complete") again();
    else window.addEventListener("load", () => requestAnimationFrame(again));
  }

  host.keepPlace = keep;
  restore();
})();
