// Words of the glossary: their meaning is reached by keyboard, by touch, without scripts and on paper.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { proper, read } from './site.mjs';

const page = proper.find((page) => read(page.file).includes('id="page-words"'));
const link = (tab) => tab.locator('a.term[href^="#page-word-"]').first();

/** Waits until the word says so: the browser tells a moment later that a box has opened or closed. */
const expanded = (tab, state) =>
  tab.waitForFunction(
    (state) => document.querySelector('a.term[href^="#page-word-"]').getAttribute('aria-expanded') === state,
    state,
    { timeout: 2000 },
  );

describe('the meaning of a word', () => {
  it('opens where the word stands, by the keyboard, and closes again', () =>
    visit(page, {}, async (tab) => {
      const meaning = await tab.evaluate(() => {
        const entry = document.querySelector(document.querySelector('a.term[href^="#page-word-"]').hash);
        return entry.querySelector('[data-meaning]').innerText;
      });
      const box = tab.locator('.meaning').first();
      await link(tab).focus();
      for (const key of ['Enter', 'Space']) {
        await tab.keyboard.press(key);
        assert.ok(await box.isVisible());
        assert.ok((await box.innerText()).includes(meaning));
        await expanded(tab, 'true');
        await tab.keyboard.press('Escape');
        assert.equal(await box.isVisible(), false);
        await expanded(tab, 'false');
        assert.ok(await link(tab).evaluate((link) => link === document.activeElement), 'the focus is on the word');
      }
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Tab');
      const inside = await box.evaluate((box) => box.contains(document.activeElement));
      assert.ok(inside, 'the next stop is in the box');
    }));

  it('fits a narrow screen', () =>
    visit(page, { width: 320 }, async (tab) => {
      await link(tab).click();
      const { x, width } = await tab.locator('.meaning').first().boundingBox();
      assert.ok(x >= 0 && x + width <= 320);
    }));

  it('is at the end of the page without scripts, with the way back', () =>
    visit(page, { script: false }, async (tab) => {
      await link(tab).click();
      const entry = tab.locator(':target');
      assert.ok(await entry.isVisible());
      await entry.locator('.footnote-back').click();
      assert.equal(new URL(tab.url()).hash, `#${await link(tab).getAttribute('id')}`);
    }));

  it('is printed', () =>
    visit(page, { print: true, script: false }, async (tab) => {
      assert.ok(await tab.locator('.words dd').first().isVisible());
      assert.equal(await tab.locator('.words a:visible').count(), 0);
    }));
});
