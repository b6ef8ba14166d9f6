// On paper there is nothing to click, so navigation goes and what was folded away comes out.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visibleTables } from './charts.mjs';
import { visit } from './browser.mjs';
import { label, templates, withCharts } from './site.mjs';

describe('in print the navigation is gone and the text is there', () => {
  for (const page of templates) {
    it(label(page), () =>
      visit(page, { print: true, script: false }, async (tab) => {
        const seen = await tab.evaluate(() => {
          const visible = (element) => element.checkVisibility({ visibilityProperty: true });
          return {
            navigation: [...document.querySelectorAll('nav')]
              .filter(visible)
              .map((nav) => nav.cloneNode(false).outerHTML),
            heading: [...document.querySelectorAll('h1')].some(visible),
            text: document.querySelector('main').innerText.trim().length,
          };
        });
        assert.deepEqual(seen.navigation, [], 'navigation that is printed');
        assert.ok(seen.heading, 'the heading is printed');
        assert.ok(seen.text > 0, 'the text is printed');
      }),
    );
  }
});

describe('in print every chart has its data table beside it, without unfolding it first', () => {
  for (const page of withCharts) {
    it(label(page), () =>
      visit(page, { print: true, script: false }, async (tab) => {
        assert.deepEqual(await tab.evaluate(visibleTables), []);
      }),
    );
  }
});
