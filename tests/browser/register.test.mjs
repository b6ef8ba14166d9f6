// The register of recommendations: filters that a script adds to a page which is complete without it.
//
// The site is that of tests/sites/register, built as on one day. FINDINGS_PROGRAM is the program to build it with; without
// it, cargo runs the one of this repository.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';

const repository = path.join(import.meta.dirname, '..', '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'findings-register-'));
// Only when the browser has gone: it may ask for one more file.
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
process.env.FINDINGS_SITE = path.join(folder, 'site');
const [program, ...given] = process.env.FINDINGS_PROGRAM
  ? [process.env.FINDINGS_PROGRAM]
  : ['cargo', 'run', '--quiet', '--locked', '--'];
const from = path.join(repository, 'tests', 'sites', 'register', 'in');
execFileSync(
  program,
  [...given, 'build', '--root', from, '--as-of', '2026-11-23', '--output', process.env.FINDINGS_SITE],
  { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] },
);

// Imported only now: the module asks for the site when it is loaded.
const { visit } = await import('./browser.mjs');
const page = { file: 'recommendations/index.html' };

const ALL = ['1', '2', '3', '4', '5', '6'];

/** The numbers of the recommendations that can be seen. */
const shown = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll('#page-register tbody tr')]
      .filter((row) => row.checkVisibility())
      .map((row) => row.querySelector('.register-number').innerText),
  );
const said = (tab) => tab.evaluate(() => document.querySelector('#page-filters output').innerText);
const query = (tab) => new URL(tab.url()).search;

describe('the register with scripts', () => {
  it('shows all at first, and says so', () =>
    visit(page, {}, async (tab) => {
      assert.deepEqual(await shown(tab), ALL);
      assert.equal(await said(tab), 'Showing 6 of 6');
      assert.equal(query(tab), '');
    }));

  it('holds what one body said together', () =>
    visit(page, {}, async (tab) => {
      await tab.getByLabel('Made to').selectOption('north');
      assert.deepEqual(await shown(tab), ['1', '2']);
      await tab.getByLabel('What they said').selectOption('none');
      // South gave no answer to the first one, and North did.
      assert.deepEqual(await shown(tab), []);
      assert.equal(await said(tab), 'None of the recommendations fits. Choose less, or show all.');
    }));

  it('filters by what is found, by report, by words, by what is overdue or late', () =>
    visit(page, {}, async (tab) => {
      // The form is empty, and its address with it, a moment after the click.
      const reset = async () => {
        await tab.getByRole('button', { name: 'Show all' }).click();
        await tab.waitForFunction(() => location.search === '');
      };
      await tab.getByLabel('What we find', { exact: true }).selectOption('implemented');
      assert.deepEqual(await shown(tab), ['2']);
      await reset();
      await tab.getByLabel('With these words').fill('RULE better');
      assert.deepEqual(await shown(tab), ['5']);
      await reset();
      await tab.getByLabel('Only what is overdue').check();
      assert.deepEqual(await shown(tab), ['1']);
      await reset();
      await tab.getByLabel('Only where an answer is late').check();
      assert.deepEqual(await shown(tab), ['1']);
      await reset();
      assert.deepEqual(await shown(tab), ALL);
    }));

  it('keeps what is chosen in the address, and takes it from there', () =>
    visit(page, {}, async (tab) => {
      await tab.getByLabel('Made to').selectOption('south');
      await tab.getByLabel('Only what is overdue').check();
      assert.equal(query(tab), '?body=south&overdue=yes');
      await tab.reload();
      assert.deepEqual(await shown(tab), ['1']);
      assert.equal(await said(tab), 'Showing 1 of 6');
      assert.equal(await tab.getByLabel('Made to').inputValue(), 'south');
      await tab.getByRole('button', { name: 'Show all' }).click();
      await tab.waitForFunction(() => location.search === '');
      assert.deepEqual(await tab.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
    }));

  it('leaves aside what the address asks for and the form has not', () =>
    visit(page, {}, async (tab) => {
      await tab.goto(`${tab.url()}?body=nobody&found=&reset=1&overdue=no&words=plan`);
      assert.deepEqual(await shown(tab), ['2']);
    }));

  it('can be worked with the keyboard alone, and the focus stays', () =>
    visit(page, {}, async (tab) => {
      await tab.getByLabel('With these words').focus();
      await tab.keyboard.type('train');
      assert.deepEqual(await shown(tab), ['1']);
      assert.equal(await tab.evaluate(() => document.activeElement.name), 'words');
      while (!(await tab.evaluate(() => document.activeElement.type === 'reset'))) await tab.keyboard.press('Tab');
      await tab.keyboard.press('Enter');
      await tab.waitForFunction(() => document.querySelectorAll('#page-register tr[hidden]').length === 0);
      assert.equal(await tab.evaluate(() => document.activeElement.type), 'reset');
    }));

  it('prints how much of it is shown, and no form', () =>
    visit(page, { print: true }, async (tab) => {
      await tab.evaluate(() => {
        const choice = document.getElementById('page-filter-body');
        choice.value = 'north';
        choice.dispatchEvent(new Event('input', { bubbles: true }));
      });
      assert.equal(await said(tab), 'Showing 2 of 6');
      assert.ok(!(await tab.getByLabel('Made to').isVisible()));
      assert.ok(await tab.locator('#page-filters output').isVisible());
    }));

  for (const width of [320, 1280]) {
    it(`is a table with rows and headings to a screen reader, ${width} pixels wide`, () =>
      visit(page, { width }, async (tab) => {
        const table = tab.getByRole('table', { name: 'All recommendations, with' });
        assert.equal(await table.getByRole('row').count(), 7);
        assert.equal(await table.getByRole('columnheader').count(), 4);
        assert.equal(await table.getByRole('rowheader').count(), 6);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      }));
  }
});

describe('the register without scripts', () => {
  it('is complete and has no form', () =>
    visit(page, { script: false }, async (tab) => {
      assert.deepEqual(await shown(tab), ALL);
      assert.ok(!(await tab.locator('#page-filters').isVisible()));
    }));

  it('is not narrowed by an address with filters', () =>
    visit(page, { script: false }, async (tab) => {
      await tab.goto(`${tab.url()}?body=north`);
      assert.deepEqual(await shown(tab), ALL);
    }));
});
