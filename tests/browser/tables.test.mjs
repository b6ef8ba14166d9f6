// Data tables: sorted in the browser, folded when they are large, scrolled only when they must. No table of the shipped
// site is large, so these tests build a site of their own and visit that.
//
// FINDINGS_PROGRAM is the program to build it with; without it, cargo runs the one of this repository.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';

const ROWS = 750;

/** A cell of the row `at`: numbers in no order, and now and then a symbol. */
const cell = (at) => (at === 1 ? '"[c]"' : at === 2 ? '"-30 [p]"' : at % 50 === 3 ? '"[x]"' : (at * 7919) % 20011);

const table = (rows, columns) => `title: Illustrative numbers
description: Made up.
as-of: 2013
illustrative: true
fields:
  - {id: name, title: Name, type: text, role: key}
  - {id: place, title: Place, type: text, role: key}
  - {id: n, title: Number of children, type: integer}
${Array.from({ length: columns - 3 }, (_, at) => `  - {id: f${at}, title: Description ${at}, type: text}`).join('\n')}
rows:
${Array.from({ length: rows }, (_, at) => `  - [${['Name ' + (at + 1), 'Here', cell(at), ...Array(columns - 3).fill('Words')].join(', ')}]`).join('\n')}
`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'findings-tables-'));
// Only when the browser has gone: it may ask for one more file.
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
const content = {
  'site.yaml':
    'title: Tables\ndescription: Tables.\nbase-url: https://example.org/\nlanguage: en-GB\npublisher: {name: P}\n',
  '_index.md': '---\ntitle: Home\n---\nHello.\n',
  'data/_index.md': '---\ntitle: Data\nlists: tables\n---\nHello.\n',
  'data/small.yaml': table(6, 4),
  'data/middle.yaml': table(6, 5),
  'data/headings.yaml': table(6, 8),
  'data/wide.yaml': table(6, 14),
  'data/large.yaml': table(ROWS, 5),
  'data/two.yaml': table(2, 4),
};
for (const [name, text] of Object.entries(content)) {
  fs.mkdirSync(path.dirname(path.join(folder, 'content', name)), { recursive: true });
  fs.writeFileSync(path.join(folder, 'content', name), text);
}
process.env.FINDINGS_SITE = path.join(folder, 'site');
const [program, ...given] = process.env.FINDINGS_PROGRAM
  ? [process.env.FINDINGS_PROGRAM]
  : ['cargo', 'run', '--quiet', '--locked', '--'];
execFileSync(program, [...given, 'build', '--root', folder, '--output', process.env.FINDINGS_SITE], {
  cwd: path.join(import.meta.dirname, '..', '..'),
  stdio: ['ignore', 'ignore', 'inherit'],
});

// Imported only now: the module asks for the site when it is loaded.
const { visit } = await import('./browser.mjs');
const page = (name) => ({ file: `data/${name}/index.html` });

/** In the page: the texts of a column, from all parts of the table. */
const column = (at) => [...document.querySelectorAll('.data-table tbody tr')].map((row) => row.cells[at].textContent);
const names = (tab) => tab.evaluate(column, 0);
const numbers = (tab) => tab.evaluate(column, 2);
const said = (tab) => tab.evaluate(() => document.getElementById('page-tables').innerText);
const states = (tab) =>
  tab.evaluate(() => [...document.querySelectorAll('.data-table th[aria-sort]')].map((th) => th.ariaSort));

/** Moves the focus by the Tab key alone to the button with these words. */
async function tabTo(tab, words) {
  for (let presses = 0; presses < 60; presses += 1) {
    await tab.keyboard.press('Tab');
    if (
      await tab.evaluate(
        (words) => document.activeElement.matches('.sort') && document.activeElement.innerText === words,
        words,
      )
    )
      return;
  }
  assert.fail(`no stop has the words ${words}`);
}

describe('a table is sorted by the keyboard, which is announced, and comes back into its own order', () => {
  it('numbers by size, symbols last', () =>
    visit(page('small'), {}, async (tab) => {
      const published = await numbers(tab);
      assert.deepEqual(published, ['0', '[c]', '−30 [p]', '[x]', '11,665', '19,584']);
      await tabTo(tab, 'Number of children');
      await tab.keyboard.press('Enter');
      assert.deepEqual(await numbers(tab), ['−30 [p]', '0', '11,665', '19,584', '[c]', '[x]']);
      assert.deepEqual(await states(tab), ['none', 'none', 'ascending', 'none']);
      assert.match(await said(tab), /“Number of children”, from the smallest/);
      await tab.keyboard.press('Space');
      assert.deepEqual(await numbers(tab), ['19,584', '11,665', '0', '−30 [p]', '[c]', '[x]']);
      assert.deepEqual(await states(tab), ['none', 'none', 'descending', 'none']);
      assert.match(await said(tab), /“Number of children”, from the largest/);
      await tab.keyboard.press('Enter');
      assert.deepEqual(await numbers(tab), published);
      assert.deepEqual(await states(tab), ['none', 'none', 'none', 'none']);
      assert.match(await said(tab), /order in which it was published/);
    }));

  it('words as people count: 2 before 10; and over all parts of a large table', () =>
    visit(page('large'), {}, async (tab) => {
      const published = await names(tab);
      await tabTo(tab, 'Name');
      await tab.keyboard.press('Enter');
      assert.deepEqual(await names(tab), published);
      await tab.keyboard.press('Enter');
      assert.deepEqual(await names(tab), [...published].reverse());
      const lengths = await tab.evaluate(() =>
        [...document.querySelectorAll('.data-table tbody')].map((b) => b.rows.length),
      );
      assert.deepEqual(lengths, [100, 500, 150]);
      await tab.keyboard.press('Enter');
      assert.deepEqual(await names(tab), published);
    }));

  it('each heading is a button large enough to hit, and one that shows the focus', () =>
    visit(page('small'), { width: 320 }, async (tab) => {
      const sizes = await tab.evaluate(() =>
        [...document.querySelectorAll('th > .sort')]
          .map((button) => button.getBoundingClientRect())
          .map(({ width, height }) => Math.min(width, height)),
      );
      assert.equal(sizes.length, 4);
      assert.ok(
        sizes.every((size) => size >= 24),
        `${sizes}`,
      );
      await tabTo(tab, 'Place');
      const outline = await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(outline, 'none');
    }));

  it('a table of two rows has nothing to sort', () =>
    visit(page('two'), {}, async (tab) => assert.equal(await tab.locator('.sort').count(), 0)));
});

describe('a table is a region to scroll in, with a name and the focus, only while it must scroll', () => {
  const region = (tab) =>
    tab.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const box = document.querySelector('.table-scroll');
      const names = ['role', 'tabindex', 'aria-labelledby'].filter((name) => box.hasAttribute(name)).length;
      return { scrolls: box.scrollWidth > box.clientWidth, names };
    });

  for (const [name, width, scrolls] of [
    ['middle', 320, true],
    ['middle', 1280, false],
    // Its headings are too long for one line each, and may have two.
    ['headings', 1280, false],
    ['wide', 1280, true],
  ]) {
    it(`${name}, on a screen ${width} pixels wide`, () =>
      visit(page(name), { width }, async (tab) =>
        assert.deepEqual(await region(tab), { scrolls, names: scrolls ? 3 : 0 }),
      ));
  }

  it('and follows the window', () =>
    visit(page('middle'), {}, async (tab) => {
      await tab.setViewportSize({ width: 320, height: 900 });
      assert.deepEqual(await region(tab), { scrolls: true, names: 3 });
      await tab.setViewportSize({ width: 1280, height: 900 });
      assert.deepEqual(await region(tab), { scrolls: false, names: 0 });
    }));
});

/** In the page: how many rows one can see. */
const visibleRows = () =>
  [...document.querySelectorAll('.data-table tbody tr')].filter(
    (row) =>
      row.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
      row.getClientRects().length > 0 &&
      row.getBoundingClientRect().height > 0,
  ).length;

describe('nothing of a large table is lost', () => {
  it('without scripts all rows unfold, each part with its headings, and wide ones can be scrolled', () =>
    visit(page('large'), { script: false, width: 320 }, async (tab) => {
      assert.equal(await tab.locator('.sort').count(), 0);
      assert.equal(await tab.evaluate(visibleRows), 100);
      for (const summary of await tab.locator('.fold > summary').all()) await summary.click();
      assert.equal(await tab.evaluate(visibleRows), ROWS);
      assert.equal(await tab.locator('.data-table thead').count(), 3);
      assert.equal(await tab.locator('.table-scroll[role=region][tabindex="0"]').count(), 3);
    }));

  it('the parts say which rows they have', () =>
    visit(page('large'), {}, async (tab) => {
      const parts = await tab.locator('caption, .fold > summary').allTextContents();
      const rows = parts.map((part) => /Rows \d+ to \d+ of 750/.exec(part)?.[0]);
      assert.deepEqual(
        [...new Set(rows)],
        ['Rows 1 to 100 of 750', 'Rows 101 to 600 of 750', 'Rows 601 to 750 of 750'],
      );
    }));

  it('in print all rows are there, and no buttons', () =>
    visit(page('large'), { print: true }, async (tab) => {
      assert.equal(await tab.evaluate(visibleRows), ROWS);
      assert.ok(!(await tab.locator('.fold > summary').first().isVisible()));
      const mark = await tab.evaluate(() => getComputedStyle(document.querySelector('.sort'), '::after').content);
      assert.equal(mark, 'none');
    }));
});
