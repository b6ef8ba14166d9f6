// Follows the preview: reloads the page after a build, and shows what is wrong when one fails.
(() => {
  "use strict";

  const shown = new URL(document.currentScript.src).searchParams.get("site");
  let source = null;
  let build = 0;
  let overlay = null;

  function open() {
    if (source !== null || document.hidden) return;
    source = new EventSource("/_findings/events");
    source.onmessage = (event) => hear(JSON.parse(event.data));
    source.onerror = () => {
      // The browser tries again by itself unless the preview refused.
      if (source !== null && source.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, 2000);
      }
    };
  }

  function close() {
    if (source !== null) source.close();
    source = null;
  }

  function hear(news) {
    if (news.site !== shown) {
      close();
      // A reload, unlike a visit, keeps the place on the page.
      location.reload();
      return;
    }
    // What was heard before may have been closed since.
    if (news.build === build) return;
    build = news.build;
    if (overlay !== null) overlay.remove();
    overlay = news.problems === null ? null : show(news.problems);
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // A dialog that is modal keeps the focus, closes on Escape and gives the focus back, all by itself.
  function show(problems) {
    const heading = element("h2", { id: "findings-overlay-title" }, "The site could not be built");
    const note = element("p", { id: "findings-overlay-note" }, "The page behind this is the last one that could be made.");
    const text = element("pre", { tabindex: "0", role: "region", "aria-label": "Problems" }, problems);
    const button = element("button", { type: "button", autofocus: "" }, "Close");
    const dialog = element(
      "dialog",
      {
        id: "findings-overlay",
        lang: "en",
        dir: "ltr",
        role: "alertdialog",
        "aria-labelledby": heading.id,
        "aria-describedby": note.id,
      },
      heading,
      note,
      text,
      button,
    );
    button.addEventListener("click", () => dialog.close());
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  }

  // A browser opens six connections to one server; pages that nobody looks at must not hold them.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
})();
