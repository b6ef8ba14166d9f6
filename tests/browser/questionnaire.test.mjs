// Pages of questions: filled in with and without scripts, on paper, and saved as a file that stays with the reader.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { proper } from './site.mjs';

const pages = proper.filter((page) => page.template === 'questions');
// The page of all questions has the shortest address.
const [page] = [...pages].sort((a, b) => a.file.length - b.file.length);

const status = (tab) => tab.locator('.questionnaire [role=status]').innerText();
const answer = (tab, at, words) => tab.locator('.ask').nth(at).getByLabel(words, { exact: true }).check();
const note = (tab, at) => tab.locator('.ask textarea').nth(at);
const chosen = (tab) =>
  tab.evaluate(() => [...document.querySelectorAll('.ask input:checked')].map((input) => input.value));

/** Leaves the page as it was found, since a page with unsaved answers asks before it is left. */
async function put(tab, agreed) {
  tab.once('dialog', (dialog) => (agreed ? dialog.accept() : dialog.dismiss()));
}

/** Opens the page, and clears it in the end: otherwise the browser would ask whether it may leave. */
const fillIn = (how, use) =>
  visit(page, how, async (tab, visited) => {
    try {
      await use(tab, visited);
    } finally {
      await put(tab, true);
      await tab.locator('button[data-clear]').click();
    }
  });

/** What was asked of servers, but for the icon, which the browser fetches when it likes. */
const asked = ({ requests }) => requests.filter((url) => !url.startsWith('blob:') && !url.endsWith('/favicon.svg'));

async function save(tab) {
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.locator('button[data-save]').click()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), 'utf8') };
}

const load = (tab, text) =>
  tab.locator('input[type=file]').setInputFiles({ name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('a page of questions counts the answers', () => {
  it('as they are given, and sums them up for each part', () =>
    fillIn({}, async (tab) => {
      const total = await tab.locator('.ask').count();
      assert.equal(await status(tab), '');
      assert.equal(await tab.locator('[data-summary]').isVisible(), false);
      await answer(tab, 0, 'In place');
      await answer(tab, 1, 'Partly');
      assert.equal(await status(tab), `2 of ${total} questions answered. In place: 1. Partly: 1.`);
      await answer(tab, 1, 'In place');
      assert.equal(await status(tab), `2 of ${total} questions answered. In place: 2.`);
      const parts = await tab.locator('.summary dd').allInnerTexts();
      assert.equal(parts.length, await tab.locator('[data-part]').count());
      assert.match(parts[0], /^2 of \d+ questions answered\. In place: 2\.$/);
      assert.match(parts[1], /^0 of \d+ questions answered\.$/);
    }));

  it('by the keyboard alone', () =>
    fillIn({}, async (tab) => {
      await tab.locator('.ask input').first().focus();
      await tab.keyboard.press('ArrowDown');
      assert.deepEqual(await chosen(tab), ['partly']);
      await tab.keyboard.press('Tab');
      await tab.keyboard.type('We asked them.');
      assert.equal(await note(tab, 0).inputValue(), 'We asked them.');
    }));
});

describe('answers stay with the reader', () => {
  it('nothing is asked of any server, and nothing is stored', () =>
    fillIn({}, async (tab, visited) => {
      const before = asked(visited).length;
      await answer(tab, 0, 'Not yet');
      await note(tab, 0).fill('Secret words');
      await save(tab);
      assert.deepEqual(asked(visited).slice(before), []);
      const stored = await tab.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
      assert.deepEqual(stored, [0, 0, '']);
    }));

  for (const script of [true, false]) {
    it(`the Enter key sends nothing, ${script ? 'with' : 'without'} scripts`, () =>
      visit(page, { script }, async (tab, visited) => {
        const [here, before] = [tab.url(), asked(visited).length];
        await tab.locator('.ask input').first().focus();
        await tab.keyboard.press('Enter');
        // What a browser does where the Enter key sends a form.
        await tab.evaluate(() => document.querySelector('.questionnaire').requestSubmit());
        await tab.waitForTimeout(100);
        assert.equal(tab.url(), here);
        assert.equal(asked(visited).length, before);
      }));
  }

  it('a saved file has them all, and gives them back', () =>
    fillIn({}, async (tab) => {
      await answer(tab, 0, 'Partly');
      await answer(tab, 2, 'Not for us');
      await note(tab, 0).fill('=1+1, "so", and;\nmore');
      const file = await save(tab);
      assert.match(file.name, /-answers\.csv$/);
      assert.ok(file.text.includes(`"'=1+1, ""so"", and;\nmore"`), file.text);
      await put(tab, true);
      await tab.locator('button[data-clear]').click();
      assert.deepEqual(await chosen(tab), []);
      await load(tab, file.text);
      await tab.waitForFunction(() => document.querySelector('.questionnaire [role=status]').innerText.includes('put in'));
      assert.deepEqual(await chosen(tab), ['partly', 'not-for-us']);
      assert.equal(await note(tab, 0).inputValue(), '=1+1, "so", and;\nmore');
      assert.equal(await status(tab), 'Answers put in: 2.');
    }));

  it('a file that a spreadsheet has written, with semicolons, and one that is none', () =>
    fillIn({}, async (tab) => {
      const id = await tab.locator('.ask').first().getAttribute('data-question');
      await load(tab, `id;a;b;c;d;e;f;g\n${id};;;;;In place;How;Next\ngone;;;;;Partly;;\n`);
      await tab.waitForFunction(() => document.querySelector('.questionnaire [role=status]').innerText.includes('put in'));
      assert.equal(await status(tab), 'Answers put in: 1. Answers in the file that fit no question here: 1.');
      assert.equal(await note(tab, 0).inputValue(), 'How\nNext');
      await load(tab, 'Hello.');
      await tab.waitForFunction(() => document.querySelector('.questionnaire [role=status]').innerText.includes('not a file'));
      assert.deepEqual(await chosen(tab), ['in-place']);
    }));

  it('clearing them can be called off', () =>
    fillIn({}, async (tab) => {
      await answer(tab, 0, 'Partly');
      await put(tab, false);
      await tab.locator('button[data-clear]').click();
      assert.deepEqual(await chosen(tab), ['partly']);
    }));

  it('a page with answers that are not saved asks before it is left', () =>
    fillIn({}, async (tab) => {
      await answer(tab, 0, 'Partly');
      const question = tab.waitForEvent('dialog');
      const left = tab.close({ runBeforeUnload: true });
      const dialog = await question;
      assert.equal(dialog.type(), 'beforeunload');
      await dialog.dismiss();
      await left;
    }));
});

describe('without scripts', () => {
  it('every question can be answered, and no button is there that does nothing', () =>
    visit(page, { script: false, width: 320 }, async (tab) => {
      await answer(tab, 0, 'Partly');
      await note(tab, 0).fill('Words');
      assert.equal(await tab.locator('.ask input:checked').count(), 1);
      assert.equal(await tab.locator('.questionnaire button:visible').count(), 0);
    }));

  it('on paper there is what was written, room for what was not, and no buttons', () =>
    visit(page, { script: false, print: true }, async (tab) => {
      await note(tab, 0).fill('Many words. '.repeat(200));
      const boxes = await tab.locator('.ask textarea').evaluateAll((areas) =>
        areas.map((area) => ({ cut: area.scrollHeight > area.clientHeight + 2, height: area.clientHeight })),
      );
      assert.deepEqual(boxes.filter(({ cut }) => cut), [], 'words that are cut off');
      assert.ok(boxes.every(({ height }) => height > 60), 'room to write');
      assert.equal(await tab.locator('.questionnaire button:visible, input[type=file]:visible').count(), 0);
      assert.equal(await tab.locator('.ask input:visible').count() > 0, true);
    }));
});

describe('a page of questions for one audience', () => {
  it('has only theirs, with the numbers that they have among all', async () => {
    const [all, some] = [page, pages.find((other) => other !== page)];
    const ids = async (page) => {
      let found;
      await visit(page, { script: false }, async (tab) => {
        found = await tab.locator('.ask').evaluateAll((asks) => asks.map((ask) => `${ask.dataset.number} ${ask.id}`));
      });
      return found;
    };
    const [every, theirs] = [await ids(all), await ids(some)];
    assert.ok(theirs.length > 0 && theirs.length < every.length);
    assert.deepEqual(theirs.filter((id) => !every.includes(id)), []);
  });
});
