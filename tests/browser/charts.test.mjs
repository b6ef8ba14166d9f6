// A chart is a picture that says what it shows, and its lettering can be read on a phone as well as on a desk.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { pixels } from './pixels.mjs';
import { label, withCharts } from './site.mjs';

const WIDTHS = [320, 1280];

it('the site has charts to test', () => assert.ok(withCharts.length > 0));

/** In the page: what the charts that are shown have drawn, and any chart of which nothing is shown. */
function drawings() {
  const shown = (svg) => svg.checkVisibility({ visibilityProperty: true }) && svg.getBoundingClientRect().width > 0;
  const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  };
  const figures = new Set([...document.querySelectorAll('svg[role=img]')].map((svg) => svg.closest('figure')));
  return {
    nowhere: [...figures]
      .filter((figure) => !figure || ![...figure.querySelectorAll('svg[role=img]')].some(shown))
      .map((figure) => figure?.cloneNode(false).outerHTML ?? 'a drawing outside of a figure'),
    shown: [...document.querySelectorAll('svg[role=img]')].filter(shown).map((svg) => ({
      box: box(svg),
      // What sets a text off from a line behind it is the same text in outline, at the same place.
      texts: [...svg.querySelectorAll('text:not(.halo)')]
        .filter((text) => text.textContent.trim() && text.getBoundingClientRect().width > 0)
        .map((text) => {
          const style = getComputedStyle(text);
          const { a, b, c, d } = text.getScreenCTM();
          return {
            text: text.textContent.trim(),
            box: box(text),
            // The size on the screen: the drawing may be scaled to the page's width.
            size: parseFloat(style.fontSize) * Math.sqrt(Math.abs(a * d - b * c)),
            colour: style.fill,
          };
        }),
    })),
  };
}

/** Whether two letterings touch. Boxes of text have space above and below the letters, which may be shared. */
function touch(a, b) {
  const spare = 0.15;
  const across = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
  const down =
    Math.min(a.box.y + a.box.height * (1 - spare), b.box.y + b.box.height * (1 - spare)) -
    Math.max(a.box.y + a.box.height * spare, b.box.y + b.box.height * spare);
  return across > 0.5 && down > 0.5;
}

for (const width of WIDTHS) {
  describe(`on a screen ${width} pixels wide a chart`, () => {
    for (const page of withCharts) {
      it(`has lettering of 12 pixels or more, apart and inside the drawing: ${label(page)}`, () =>
        visit(page, { width }, async (tab) => {
          const { nowhere, shown } = await tab.evaluate(drawings);
          assert.deepEqual(nowhere, [], 'charts without a drawing that is shown');
          const faults = shown.flatMap(({ box, texts }) => {
            const small = texts
              .filter(({ size }) => size < 11.95)
              .map(({ text, size }) => `"${text}" is ${size.toFixed(1)} pixels high`);
            const outside = texts
              .filter(
                ({ box: { x, y, width, height } }) =>
                  x < box.x - 1 ||
                  y < box.y - 1 ||
                  x + width > box.x + box.width + 1 ||
                  y + height > box.y + box.height + 1,
              )
              .map(({ text }) => `"${text}" leaves the drawing`);
            const overlapping = texts.flatMap((a, i) =>
              texts
                .slice(i + 1)
                .filter((b) => touch(a, b))
                .map((b) => `"${a.text}" touches "${b.text}"`),
            );
            return [...small, ...outside, ...overlapping];
          });
          assert.deepEqual(faults, []);
        }));

      it(`is announced as a picture with a name and a description: ${label(page)}`, () =>
        visit(page, { width }, async (tab) => {
          // Asked of the browser's accessibility tree, which is what a screen reader gets.
          const session = await tab.context().newCDPSession(tab);
          const { root } = await session.send('DOM.getDocument', { depth: 0 });
          const { nodeIds } = await session.send('DOM.querySelectorAll', {
            nodeId: root.nodeId,
            selector: 'svg[role=img]',
          });
          let announced = 0;
          for (const nodeId of nodeIds) {
            const { nodes } = await session.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
            const [node] = nodes;
            // A drawing for another width of screen is hidden here, and so not announced.
            if (!node || node.ignored) continue;
            announced += 1;
            assert.equal(node.role.value, 'image');
            const name = node.name?.value?.trim() ?? '';
            const description = node.description?.value?.trim() ?? '';
            assert.ok(name.length >= 10, `the name says what the chart is: "${name}"`);
            assert.notEqual(description, name, 'the description says more than the name');
            assert.ok(description.length >= 20, `the description of "${name}" says what it shows: "${description}"`);
          }
          const { shown } = await tab.evaluate(drawings);
          assert.equal(announced, shown.length, 'the drawings that are announced are those that are shown');
        }));
    }
  });
}

/** A picture of the nth drawing that is shown, and of nothing around it. */
async function photograph(tab, n) {
  const clip = await tab.evaluate((n) => {
    const shown = [...document.querySelectorAll('svg[role=img]')].filter(
      (svg) => svg.checkVisibility({ visibilityProperty: true }) && svg.getBoundingClientRect().width > 0,
    );
    shown[n].scrollIntoView({ block: 'start', behavior: 'instant' });
    const { x, y, width, height } = shown[n].getBoundingClientRect();
    return { x, y, width, height };
  }, n);
  return tab.screenshot({ clip, animations: 'disabled' });
}

const COLOURS = {
  'light colours': {},
  'dark colours': { dark: true },
  'forced colours': { dark: true, forced: true },
};

for (const [name, how] of Object.entries(COLOURS)) {
  describe(`in ${name} a chart's lettering and marks stand out`, () => {
    for (const page of withCharts) {
      it(label(page), () =>
        visit(page, how, async (tab) => {
          const { shown } = await tab.evaluate(drawings);
          for (const [n, { texts, box }] of shown.entries()) {
            const picture = await photograph(tab, n);
            const seen = await pixels(
              picture,
              texts.map(({ box: at, colour }) => ({ ...at, x: at.x - box.x, y: at.y - box.y, colour })),
            );
            // Axe does not look at text in drawings. Where colours are forced, a style's colour need not be the painted
            // one, so there the strongest pixel decides; smoothing makes it paler than the colour it stands for.
            const pale = texts.filter((_, i) => (how.forced ? seen[i].strongest < 3 : seen[i].contrast < 4.5));
            assert.deepEqual(
              pale.map(({ text }) => text),
              [],
              'lettering too pale against what is behind it',
            );
          }

          await tab.evaluate(() => {
            for (const text of document.querySelectorAll('svg[role=img] text')) text.style.visibility = 'hidden';
          });
          for (const [n, { box }] of shown.entries()) {
            const whole = { x: 0, y: 0, width: box.width, height: box.height };
            const [marks] = await pixels(await photograph(tab, n), [whole]);
            assert.ok(
              marks.share > 0.002,
              `marks that stand out take up ${(100 * marks.share).toFixed(2)}% of drawing ${n + 1}`,
            );
          }
        }),
      );
    }
  });
}
