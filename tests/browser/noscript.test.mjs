// Scripts only add comfort: with JavaScript switched off, all text, all links and all data are still there.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTables, visibleTables } from './charts.mjs';
import { origin, visit } from './browser.mjs';
import { label, templates, withCharts } from './site.mjs';

/** In the page: the texts of the main part that one can see. */
function blocks() {
  return [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption)')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => element.innerText.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

/** In the page: where its navigation leads, as one can see it. */
function navigation() {
  return [...document.querySelectorAll('nav a[href], header a[href], footer a[href]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => element.href);
}

describe('without JavaScript a page has all the text that it has with it', () => {
  for (const page of templates) {
    it(label(page), async () => {
      let expected;
      await visit(page, {}, async (tab) => {
        expected = { text: await tab.evaluate(blocks), links: await tab.evaluate(navigation) };
      });
      await visit(page, { script: false }, async (tab) => {
        const there = { text: await tab.evaluate(blocks), links: await tab.evaluate(navigation) };
        assert.ok(there.text.length > 0, 'the main part has text');
        assert.deepEqual(
          expected.text.filter((text) => !there.text.includes(text)),
          [],
          'text that needs JavaScript',
        );
        assert.deepEqual(
          expected.links.filter((link) => !there.links.includes(link)),
          [],
          'links that need JavaScript',
        );
      });
    });
  }
});

for (const width of [320, 1280]) {
  describe(`without JavaScript the navigation works on a screen ${width} pixels wide`, () => {
    for (const page of templates) {
      it(label(page), () =>
        visit(page, { script: false, width }, async (tab) => {
          const here = tab.url();
          // A menu may be folded, if it unfolds without a script.
          for (const fold of await tab
            .locator('nav details:not([open]) > summary, details:not([open]):has(nav) > summary')
            .all()) {
            if (await fold.isVisible()) await fold.click();
          }
          const links = await tab.evaluate(navigation);
          const onward = links.find((link) => link.startsWith(origin) && link.split('#')[0] !== here);
          assert.ok(onward, 'a link to another page can be seen');
          const path = await tab.evaluate(
            (onward) =>
              [...document.querySelectorAll('nav a[href], header a[href], footer a[href]')].findIndex(
                (link) => link.href === onward && link.checkVisibility({ visibilityProperty: true }),
              ),
            onward,
          );
          await tab.locator('nav a[href], header a[href], footer a[href]').nth(path).click();
          await tab.waitForURL(onward);
        }),
      );
    }
  });
}

describe('without JavaScript the data table of every chart can be read', () => {
  for (const page of withCharts) {
    it(label(page), () =>
      visit(page, { script: false }, async (tab) => {
        await openTables(tab);
        assert.deepEqual(await tab.evaluate(visibleTables), []);
      }),
    );
  }
});
