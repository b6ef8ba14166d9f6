// A reader without a mouse gets everywhere, sees where they are, and is let out again.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { label, templates } from './site.mjs';

/** In the page: lists what Tab must stop at, in order, and keeps the list for `where`. */
function listStops() {
  const group = (radio) =>
    [...document.querySelectorAll('input[type=radio]')].filter(
      (other) => other.name === radio.name && other.form === radio.form,
    );
  window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.disabled &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.getClientRects().length > 0 &&
      // Tab stops once at a group of radio buttons.
      (element.type !== 'radio' || element === (group(element).find((radio) => radio.checked) ?? group(element)[0])),
  );
  return window.stops.map((element) => element.cloneNode(false).outerHTML.slice(0, 120));
}

/** In the page: where the focus is. */
function where() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return undefined;
  const box = element.getBoundingClientRect();
  const onScreen =
    box.width > 0 &&
    box.height > 0 &&
    box.bottom > 0 &&
    box.right > 0 &&
    box.top < innerHeight &&
    box.left < innerWidth;
  // A link that wraps has a box with empty corners, so its lines are asked, not its box.
  const covered =
    onScreen &&
    [...element.getClientRects()].every((line) => {
      const top = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
      return !element.contains(top) && ![...(element.labels ?? [])].some((label) => label.contains(top));
    });
  const landmark = element.closest('header, nav, main, aside, footer, form, dialog')?.tagName ?? '';
  return {
    index: window.stops.indexOf(element),
    html: element.cloneNode(false).outerHTML.slice(0, 120),
    kind: [landmark, element.tagName, element.type ?? '', element.getAttribute('class') ?? ''].join(' '),
    inMain: element.closest('main') !== null,
    onScreen,
    covered,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
  };
}

/** Whether one sees the focus: the picture around it changes when the focus is taken away. */
async function showsFocus(tab, { box }) {
  const { width, height } = tab.viewportSize();
  const x = Math.max(0, box.x - 8);
  const y = Math.max(0, box.y - 8);
  const clip = { x, y, width: Math.min(box.width + 16, width - x), height: Math.min(box.height + 16, height - y) };
  const focused = await tab.screenshot({ clip, animations: 'disabled' });
  await tab.evaluate(() => {
    window.left = document.activeElement;
    window.left.blur();
  });
  const plain = await tab.screenshot({ clip, animations: 'disabled' });
  await tab.evaluate(() => window.left.focus({ focusVisible: true, preventScroll: true }));
  return !focused.equals(plain);
}

describe('the first stop is a skip link that leads into the main part', () => {
  for (const page of templates) {
    it(label(page), () =>
      visit(page, {}, async (tab) => {
        await tab.evaluate(listStops);
        await tab.keyboard.press('Tab');
        const first = await tab.evaluate(where);
        assert.match(first?.html ?? '', /^<a\b[^>]*\bhref="#[^"]+"/, 'the first stop is a link into the page');
        assert.ok(first.onScreen && !first.covered, 'one sees it when it has the focus');
        await tab.keyboard.press('Enter');
        // Either the focus has moved itself, or the next stop starts from there.
        let next = await tab.evaluate(where);
        if (!next?.inMain) {
          await tab.keyboard.press('Tab');
          next = await tab.evaluate(where);
        }
        const links = await tab.evaluate(() => window.stops.filter((stop) => stop.closest('main')).length);
        const target = await tab.evaluate(() => document.querySelector(':target')?.closest('main') !== null);
        assert.ok(target, 'it leads to the main part');
        if (links > 0) assert.ok(next?.inMain, `then the focus is in the main part, not at ${next?.html}`);
      }),
    );
  }
});

// Controls of one kind look alike, so each kind is photographed once over the whole site.
const seen = new Set();

describe('Tab visits everything in reading order, shows where it is, and comes out again', () => {
  for (const page of templates) {
    it(label(page), () =>
      visit(page, {}, async (tab) => {
        const stops = await tab.evaluate(listStops);
        const visited = [];
        const invisible = [];
        let leftAtEnd = false;
        // A box that scrolls is a stop of its own, which the list does not have: hence twice the number.
        for (let presses = 0; presses < 2 * stops.length + 10; presses += 1) {
          await tab.keyboard.press('Tab');
          const now = await tab.evaluate(where);
          if (!now || (now.index === 0 && visited.length > 0)) {
            leftAtEnd = true;
            break;
          }
          if (now.index >= 0) visited.push(now.index);
          if (!now.onScreen) invisible.push(`${now.html} is not on the screen`);
          else if (now.covered) invisible.push(`${now.html} is covered`);
          else if (!seen.has(now.kind)) {
            seen.add(now.kind);
            if (!(await showsFocus(tab, now))) invisible.push(`${now.html} looks the same without the focus`);
          }
        }
        const missed = stops.filter((_, index) => !visited.includes(index));
        assert.ok(leftAtEnd, `the focus never left the page; last at ${stops[visited.at(-1)]}`);
        assert.deepEqual(missed, [], 'never reached');
        assert.deepEqual(
          visited,
          [...visited].sort((a, b) => a - b),
          'the order of the stops',
        );
        assert.deepEqual(invisible, [], 'focus that one cannot see');
      }),
    );
  }
});
