// The drawings of the evidence: what the list says they show too, and who follows them with the Tab key comes everywhere.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { attribute, elements, label, place, proper, read, text, tree, withDiagrams } from './site.mjs';

const WIDTHS = [320, 1280];

it('the site has drawings of the evidence', () => assert.ok(withDiagrams.length > 0));

/** In the page: each drawing that is shown, with its boxes, and what the list beside it leads to. */
function drawings() {
  const place = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { left: x, top: y, right: x + width, bottom: y + height };
  };
  const size = (text) => {
    const { a, d } = text.ownerSVGElement.getScreenCTM();
    return parseFloat(getComputedStyle(text).fontSize) * Math.sqrt(Math.abs(a * d));
  };
  const absolute = (href) => new URL(href, location).href;
  const shown = [...document.querySelectorAll('.diagram-drawing')].filter((svg) => svg.checkVisibility());
  return shown.map((svg) => {
    // The trail of the page itself is in two lists: what is below it and what is above.
    const own = svg.querySelector('[aria-current=page]');
    const lists = own ? [...document.querySelectorAll('.trail')] : [svg.closest('figure').nextElementSibling];
    const links = lists.flatMap((list) => [...list.querySelectorAll('.card-title a, .steps a')]);
    const listed = links.map((link) => link.href).concat(own ? [absolute(own.href.baseVal)] : []);
    return {
      place: place(svg),
      listed: [...new Set(listed)].sort(),
      boxes: [...svg.querySelectorAll('a')].map((box) => ({
        name: box.textContent.trim(),
        href: absolute(box.href.baseVal),
        place: place(box.querySelector('.box-shape')),
        texts: [...box.querySelectorAll('tspan')].map((text) => ({
          text: text.textContent,
          place: place(text),
          size: size(text),
        })),
      })),
    };
  });
}

const meet = (a, b) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
const within = (inner, outer) =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

/** What is wrong with how a drawing looks. */
function* faults({ place, boxes }) {
  for (const [at, box] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      if (meet(box.place, other.place)) yield `"${box.name}" meets "${other.name}"`;
    }
    if (!within(box.place, place)) yield `"${box.name}" leaves the drawing`;
    for (const line of box.texts) {
      if (line.size < 11.95) yield `"${line.text}" is ${line.size} pixels high`;
      if (!within(line.place, box.place)) yield `"${line.text}" leaves its box`;
    }
  }
}

for (const width of WIDTHS) {
  describe(`on a screen ${width} pixels wide a drawing of the evidence`, () => {
    for (const page of withDiagrams) {
      it(`has boxes apart, with letters of 12 pixels or more inside: ${label(page)}`, () =>
        visit(page, { width }, async (tab) => {
          const shown = await tab.evaluate(drawings);
          assert.ok(shown.length > 0);
          assert.deepEqual(
            shown.flatMap((drawing) => [...faults(drawing)]),
            [],
          );
        }));

      it(`leads to the same pages as the list beside it: ${label(page)}`, () =>
        visit(page, { width }, async (tab) => {
          for (const { boxes, listed } of await tab.evaluate(drawings)) {
            assert.deepEqual([...new Set(boxes.map((box) => box.href))].sort(), listed);
          }
        }));
    }
  });
}

it('each box of a drawing that is shown is a stop of the Tab key, named as it reads, and no other is', () => {
  const page = withDiagrams.find(({ template }) => template === 'finding');
  return visit(page, {}, async (tab) => {
    const boxes = (await tab.evaluate(drawings)).flatMap((drawing) => drawing.boxes);
    const visited = [];
    for (let presses = 0; presses < 300; presses += 1) {
      await tab.keyboard.press('Tab');
      const [isOver, name] = await tab.evaluate(() => [
        document.activeElement === document.body,
        document.activeElement.closest('.diagram-drawing') && document.activeElement.textContent.trim(),
      ]);
      if (isOver) break;
      if (name) visited.push(name);
    }
    assert.ok(boxes.length > 1);
    assert.deepEqual(
      visited,
      boxes.map((box) => box.name),
    );
    // The kind and the title would be read as one word if they stood together without a space.
    for (const { name, texts } of boxes) assert.ok(name.startsWith(`${texts[0].text} `), name);
  });
});

it('the block of data of a page is JSON about that page', () => {
  let seen = 0;
  for (const page of proper) {
    const all = [...elements(tree(page))];
    const data = all.filter((element) => attribute(element, 'type') === 'application/ld+json');
    for (const script of data.filter((element) => element.tagName === 'script')) {
      const canonical = all.find((element) => attribute(element, 'rel') === 'canonical');
      assert.equal(JSON.parse(text(script))['@id'], attribute(canonical, 'href'), place(page, script));
      seen += 1;
    }
  }
  assert.ok(seen > 0);
});

it('the two files of the graph have the same records', () => {
  const plain = JSON.parse(read('evidence.json')).nodes.map((node) => node.url);
  const linked = JSON.parse(read('evidence.jsonld'))['@graph'].map((record) => record['@id']);
  assert.deepEqual(linked.sort(), plain.sort());
});
