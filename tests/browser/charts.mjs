// What the tests know of a chart: a figure holds its drawing, an `svg` with the role of a picture, and its data table.
// There may be one drawing for wide and one for narrow screens, of which one is shown.

/** In the page: the charts whose data table cannot be seen. */
export function visibleTables() {
  return [...document.querySelectorAll('figure:has(svg[role=img])')]
    .filter((figure) => {
      const tables = [...figure.querySelectorAll('table')];
      return !tables.some(
        (table) =>
          table.rows.length > 1 &&
          table.checkVisibility({ visibilityProperty: true }) &&
          table.getBoundingClientRect().height > 0,
      );
    })
    .map(
      (figure) =>
        figure.cloneNode(false).outerHTML +
        (figure.querySelector('table') ? ': its table is hidden' : ': it has no table'),
    );
}

/** Unfolds the charts' tables as a reader would, by clicking. */
export async function openTables(tab) {
  // One that is unfolded is no longer among those that are folded, so the first is always the next.
  const folded = tab.locator('figure:has(svg[role=img]) details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}
