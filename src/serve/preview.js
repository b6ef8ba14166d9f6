// Follows the preview: loads the page anew after a build that changed it, and tells what is wrong with the sources.
(() => {
  "use strict";

  const host = document.getElementById("findings-preview");
  if (host === null) return;
  if (host.shadowRoot === null) {
    // A browser that does not know such trees in HTML has the template still.
    const template = host.querySelector("template");
    host.attachShadow({ mode: "open" }).append(template.content);
    template.remove();
  }
  const root = host.shadowRoot;
  const frame = root.querySelector(".frame");
  const note = root.querySelector(".note");
  const polite = root.querySelector("[role=status]");
  const urgent = root.querySelector("[role=alert]");
  const isWhole = host.dataset.whole !== undefined;
  if (!isWhole) host.dataset.keys = "";

  // What this tab was told, kept over reloads: how many problems, and whether the reader has folded them away.
  const TOLD = "findings-told";
  const told = { errors: 0, warnings: 0, folded: false, unfolded: false, ...JSON.parse(sessionStorage.getItem(TOLD) ?? "{}") };
  const remember = () => sessionStorage.setItem(TOLD, JSON.stringify(told));

  // ---- What is wrong

  const panel = () => frame.querySelector(".panel");
  const all = () => frame.querySelector("details.all");
  const counted = (name) => Number(panel()?.dataset[name] ?? 0);
  const number = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

  // Assistive technology hears of a text that changes in a region that was there before.
  function say(region, words) {
    region.textContent = "";
    setTimeout(() => (region.textContent = words), 150);
  }

  function show(words, time) {
    note.textContent = words;
    clearTimeout(show.timer);
    if (time > 0) show.timer = setTimeout(() => (note.textContent = ""), time);
  }

  function fold() {
    const details = all();
    if (details !== null) details.open = isWhole || (counted("errors") > 0 ? !told.folded : told.unfolded);
    room();
  }

  // What has the focus is not to be behind the panel.
  function room() {
    const height = isWhole || panel() === null ? 0 : panel().getBoundingClientRect().height;
    document.documentElement.style.scrollPaddingBottom = height > 0 ? `${Math.ceil(height) + 16}px` : "";
  }

  // Errors interrupt the reader once, when they come; that there are more or fewer of them does not.
  function tell() {
    const [errors, warnings] = [counted("errors"), counted("warnings")];
    if (errors > 0 && told.errors === 0) {
      told.folded = false;
      say(urgent, frame.querySelector(".say").textContent);
    } else if (errors > 0 && errors !== told.errors) {
      say(polite, `Now ${number(errors, "error")}.`);
    } else if (errors === 0 && told.errors > 0) {
      const left = warnings > 0 ? `All errors mended. ${number(warnings, "warning")} left.` : "All problems mended.";
      say(polite, left);
      show(left, 4000);
    } else if (errors === 0 && warnings !== told.warnings) {
      const words = warnings > 0 ? `${number(warnings, "warning")}.` : "All problems mended.";
      say(polite, words);
      if (warnings === 0) show(words, 4000);
    }
    Object.assign(told, { errors, warnings });
    remember();
    fold();
  }

  const stops = () => [...frame.querySelectorAll("summary, a[href]")].filter((element) => element.getClientRects().length > 0);
  const message = (details) => details.closest("li").querySelector(".message").textContent;

  // Other problems in the place of those before; the reader stays where he was among them.
  function replace(html) {
    const [focus, before] = [root.activeElement, stops()];
    const [unfolded, scrolled] = [
      new Set([...frame.querySelectorAll(".why[open]")].map(message)),
      frame.querySelector(".list")?.scrollTop ?? 0,
    ];
    frame.innerHTML = html;
    for (const why of frame.querySelectorAll(".why")) why.open = unfolded.has(message(why));
    fold();
    const list = frame.querySelector(".list");
    if (list !== null) list.scrollTop = scrolled;
    if (focus === null || !before.includes(focus)) return;
    const after = stops();
    const same = (element) => element.textContent === focus.textContent && element.getAttribute("href") === focus.getAttribute("href");
    const next = after.find(same) ?? after[Math.min(before.indexOf(focus), after.length - 1)];
    if (next !== undefined) next.focus({ preventScroll: true });
    else leave();
  }

  // Where the focus was before it came to the problems.
  let came = null;
  host.addEventListener("focusin", (event) => {
    if (event.relatedTarget !== null) came = event.relatedTarget;
  });
  function leave() {
    if (came?.isConnected) came.focus({ preventScroll: true });
    else root.activeElement?.blur();
  }

  function remembered(open) {
    if (counted("errors") > 0) told.folded = !open;
    else told.unfolded = open;
    remember();
  }
  root.addEventListener("click", (event) => {
    if (event.target.closest("summary")?.parentElement === all()) remembered(!all().open);
  });
  root.addEventListener("toggle", room, true);
  window.addEventListener("resize", room);

  document.addEventListener("keydown", (event) => {
    const details = all();
    if (event.key !== "Escape" || event.defaultPrevented || details === null || isWhole) return;
    const isInside = root.activeElement !== null;
    if (details.open) {
      remembered(false);
      fold();
      if (isInside) details.querySelector("summary").focus();
    } else if (isInside) {
      leave();
    }
  });

  // ---- What is new

  // A reload in the middle of a character that is being composed would lose it.
  let composing = false;
  let waiting = false;
  document.addEventListener("compositionstart", () => (composing = true));
  document.addEventListener("compositionend", () => {
    composing = false;
    if (waiting) reload();
  });

  function reload() {
    waiting = composing;
    if (composing) return;
    close();
    host.keepPlace?.();
    location.reload();
  }

  let styles = new Map(JSON.parse(host.dataset.styles));
  function dress(next) {
    for (const [url, stamp] of next) {
      if (styles.get(url) === stamp) continue;
      for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
        if (new URL(old.href).pathname !== url) continue;
        const link = old.cloneNode();
        link.href = `${url}?${stamp}`;
        // The old one goes when the new one is there, so that the page is never seen without.
        link.addEventListener("load", () => old.remove());
        old.after(link);
      }
    }
    styles = new Map(next);
  }

  let key = host.dataset.key;
  function hear(news) {
    if (news.page !== host.dataset.page) return reload();
    dress(news.styles);
    if (news.key === key) return;
    key = news.key;
    replace(news.problems);
    tell();
  }

  // ---- The connection

  let source = null;
  let lost = null;

  function open() {
    if (source !== null || document.hidden) return;
    source = new EventSource(`/_findings/events?page=${location.pathname}`);
    source.onmessage = (event) => hear(JSON.parse(event.data));
    source.onopen = () => {
      clearTimeout(lost);
      if (lost !== null) show("", 0);
      lost = null;
    };
    source.onerror = () => {
      if (lost === null) lost = setTimeout(tellLost, 1500);
      // The browser tries again by itself unless the preview refused.
      if (source !== null && source.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, 2000);
      }
    };
  }

  function tellLost() {
    const words = "The preview has ended. This page goes on when findings serve runs again.";
    say(polite, words);
    show(words, 0);
  }

  function close() {
    if (source !== null) source.close();
    source = null;
  }

  // A browser opens six connections to one server; pages that nobody looks at must not hold them.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  tell();
  open();
})();
