// Text fits the reader's screen and the reader's text size: nobody has to scroll sideways to read a line.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { label, samples, templates } from './site.mjs';

/** In the page: what sticks out of it to the right, outside boxes that scroll by themselves. */
function sticksOut() {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const inScroller = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !inScroller(element))
    .map((element) => element.cloneNode().outerHTML.slice(0, 120));
  return [
    `the page is ${document.scrollingElement.scrollWidth} pixels wide on a screen of ${width}`,
    ...culprits.slice(0, 5),
  ];
}

describe('no sideways scrolling on a screen 320 pixels wide', () => {
  for (const page of samples) {
    it(label(page), () =>
      visit(page, { width: 320, height: 640 }, async (tab) => {
        assert.deepEqual(await tab.evaluate(sticksOut), []);
        await tab.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        assert.deepEqual(await tab.evaluate(sticksOut), [], 'with everything unfolded');
      }),
    );
  }
});

describe('text at twice its size grows, and fits', () => {
  for (const page of templates) {
    it(label(page), () =>
      visit(page, {}, async (tab) => {
        const size = () =>
          tab.evaluate(() => {
            const sample = document.querySelector('main p, main li, main td, main h1');
            return sample ? parseFloat(getComputedStyle(sample).fontSize) : 0;
          });
        const before = await size();
        await tab.evaluate(() => {
          const root = document.documentElement;
          root.style.setProperty('font-size', `${2 * parseFloat(getComputedStyle(root).fontSize)}px`, 'important');
        });
        const after = await size();
        assert.ok(after >= 1.9 * before, `text of ${before} pixels became only ${after}: is it sized in pixels?`);
        assert.deepEqual(await tab.evaluate(sticksOut), []);
      }),
    );
  }
});
