// The page follows the reader's colours: dark when they ask for dark, and theirs when they force their own.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { pixels } from './pixels.mjs';
import { label, templates } from './site.mjs';

/** High enough that the first screen shows more of every page than its masthead. */
const SCREEN = { width: 640, height: 1200 };

/** The parts of a page as it is painted, from top to bottom: how far the ground of each is from white, from 1 to 21. */
async function grounds(page, how) {
  let found;
  await visit(page, { ...SCREEN, ...how }, async (tab) => {
    const parts = await tab.evaluate(() =>
      [...document.querySelectorAll('body > *')]
        .map((part) => ({ name: part.localName, box: part.getBoundingClientRect() }))
        // The skip link is as small as a dot until it has the focus.
        .filter(({ box }) => box.width > 100 && box.height > 20 && box.top < innerHeight - 20)
        .map(({ name, box: { x, y, width, height } }) => ({ name, x, y, width, height, colour: 'white' })),
    );
    const seen = await pixels(await tab.screenshot({ animations: 'disabled' }), parts);
    found = parts.map(({ name }, i) => ({ name, contrast: seen[i].contrast }));
  });
  return found;
}

describe('dark colours are really dark', () => {
  for (const page of templates) {
    it(label(page), async () => {
      const light = (await grounds(page, {})).find(({ name }) => name === 'main');
      assert.ok(light.contrast < 2, `white on the light background has a contrast of ${light.contrast.toFixed(1)}`);
      const dark = await grounds(page, { dark: true });
      assert.ok(dark.some(({ name }) => name === 'main'));
      const pale = dark.filter(({ contrast }) => contrast <= 10);
      assert.deepEqual(pale, [], 'parts of the page that stay light');
    });
  }
});

describe('forced colours leave no text unseen', () => {
  for (const page of templates) {
    it(label(page), () =>
      visit(page, { dark: true, forced: true }, async (tab) => {
        // The whole page at once, so that nothing moves between measuring and taking the picture.
        const length = await tab.evaluate(() => document.documentElement.scrollHeight);
        await tab.setViewportSize({ width: 1280, height: Math.min(length, 8000) });
        const lines = await tab.evaluate(() => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (!node.nodeValue.trim()) continue;
            range.selectNodeContents(node);
            const { x, y, width, height } = range.getClientRects()[0] ?? { width: 0 };
            if (width < 3) continue;
            // Text for screen readers alone is clipped away, so it is not what one meets at its place.
            const top = document.elementFromPoint(x + width / 2, y + height / 2);
            if (top !== node.parentElement && !node.parentElement.contains(top)) continue;
            found.push({ x, y, width, height, text: node.nodeValue.trim().slice(0, 60) });
          }
          return found;
        });
        assert.ok(lines.length > 0, 'there is text');
        const seen = await pixels(await tab.screenshot({ animations: 'disabled' }), lines);
        assert.deepEqual(
          lines.filter((_, i) => seen[i].strongest < 3).map(({ text }) => text),
          [],
        );
      }),
    );
  }
});
