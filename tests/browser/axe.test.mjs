// axe-core finds nothing to say, in each way a reader may have the page.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { label, samples } from './site.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WAYS = {
  'in light colours': {},
  'in dark colours': { dark: true },
  // axe works out contrast from the author's colours, which are not the ones painted here: colours.test.mjs looks at
  // what is painted instead.
  'in forced colours': { dark: true, forced: true, without: ['color-contrast', 'link-in-text-block'] },
  'on a screen 320 pixels wide': { width: 320, height: 640 },
};

for (const [way, { without = [], ...how }] of Object.entries(WAYS)) {
  describe(`axe-core finds no violation ${way}`, () => {
    for (const page of samples) {
      it(label(page), () =>
        visit(page, how, async (tab) => {
          await tab.evaluate(axe);
          const violations = await tab.evaluate(
            async ([tags, without]) => {
              const { violations } = await axe.run({
                runOnly: { type: 'tag', values: tags },
                rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
                resultTypes: ['violations'],
                // Fetching the style sheets once more would find nothing that the browser has not applied already.
                preload: false,
              });
              return violations.flatMap(({ id, help, nodes }) =>
                nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 160)}`),
              );
            },
            [RULES, without],
          );
          assert.deepEqual(violations, []);
        }),
      );
    }
  });
}
