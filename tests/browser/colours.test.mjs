// The page follows the reader's colours: dark when they ask for dark, and theirs when they force their own.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { pixels } from './pixels.mjs';
import { label, templates } from './site.mjs';

describe('dark colours are really dark', () => {
  for (const page of templates) {
    it(label(page), async () => {
      /** How far the page's background is from white: the contrast of white against it, from 1 to 21. */
      const darkness = async (how) => {
        let contrast;
        await visit(page, how, async (tab) => {
          const { width, height } = tab.viewportSize();
          const [whole] = await pixels(await tab.screenshot({ animations: 'disabled' }), [
            { x: 0, y: 0, width, height, colour: 'white' },
          ]);
          contrast = whole.contrast;
        });
        return contrast;
      };
      const screen = { width: 640, height: 400 };
      const light = await darkness(screen);
      const dark = await darkness({ ...screen, dark: true });
      assert.ok(light < 2, `white on the light background has a contrast of ${light.toFixed(1)}`);
      assert.ok(dark > 10, `white on the dark background has a contrast of ${dark.toFixed(1)}`);
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
