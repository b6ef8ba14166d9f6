// Comfort for data tables: columns can be sorted, and a table that fits its place is no stop for the keyboard. Without
// this script nothing is missing. It has no words of its own: what it says stands in the element with the id page-tables.
'use strict';

{
  const says = document.getElementById('page-tables');

  // A region to scroll in needs a name and the focus, but only while there is something to scroll.
  const NAMES = ['role', 'tabindex', 'aria-label', 'aria-labelledby'];
  const regions = new Map();

  const settle = (region) => {
    const scrolls = region.scrollWidth > region.clientWidth;
    for (const [name, value] of regions.get(region)) {
      if (scrolls) region.setAttribute(name, value);
      else region.removeAttribute(name);
    }
  };

  const sizes = new ResizeObserver((entries) => {
    for (const region of new Set(entries.map(({ target }) => target.closest('.table-scroll')))) settle(region);
  });

  for (const region of document.querySelectorAll('.table-scroll')) {
    const names = NAMES.filter((name) => region.hasAttribute(name));
    regions.set(
      region,
      names.map((name) => [name, region.getAttribute(name)]),
    );
    sizes.observe(region);
    sizes.observe(region.querySelector('table'));
  }

  // Sorting. The rows of one table may stand in several, most of them folded away; they are sorted as one.
  const NEXT = { none: 'ascending', ascending: 'descending', descending: 'none' };
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });

  /** The number that a cell shows, without a symbol after it; NaN for none. */
  const number = (text) => {
    const digits = text.replace(/\s*\[[^\]]*\]$/, '').split(says.dataset.thousands);
    const plain = digits.join('').replace(says.dataset.decimal, '.').replace('\u2212', '-');
    return plain === '' ? NaN : Number(plain);
  };

  /** Rows in a new order. Where there is a symbol and no value, the row goes to the end, whichever the order. */
  const sorted = (rows, column, isNumber, direction) => {
    const keyed = rows.map((row) => {
      const text = row.cells[column].textContent.trim();
      const key = isNumber ? number(text) : text;
      return { row, key, last: isNumber ? Number.isNaN(key) : /^\[\p{L}+\]$/u.test(text) };
    });
    const compare = isNumber ? (a, b) => a.key - b.key : (a, b) => words.compare(a.key, b.key);
    const sign = direction === 'descending' ? -1 : 1;
    keyed.sort((a, b) => (a.last || b.last ? a.last - b.last : sign * compare(a, b)));
    return keyed.map(({ row }) => row);
  };

  const makeSortable = (tables) => {
    const bodies = tables.map((table) => table.tBodies[0]);
    const lengths = bodies.map((body) => body.rows.length);
    const published = bodies.flatMap((body) => [...body.rows]);
    const heads = tables.flatMap((table) => [...table.tHead.rows[0].cells]);

    const sort = (head) => {
      const column = head.cellIndex;
      const direction = NEXT[head.getAttribute('aria-sort')];
      const isNumber = head.classList.contains('number');
      const rows = direction === 'none' ? published : sorted(published, column, isNumber, direction);
      let at = 0;
      bodies.forEach((body, part) => body.append(...rows.slice(at, (at += lengths[part]))));
      for (const other of heads) other.setAttribute('aria-sort', other.cellIndex === column ? direction : 'none');
      says.textContent = says.dataset[direction].replace('{column}', () => head.textContent);
    };

    for (const head of heads) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(head));
      head.append(button);
      head.setAttribute('aria-sort', 'none');
    }
  };

  // A page without the words for it cannot say how a table is sorted, so there none is.
  const sortable = says ? document.querySelectorAll('[data-sortable]') : [];
  for (const whole of sortable) makeSortable([...whole.querySelectorAll('table')]);
}
