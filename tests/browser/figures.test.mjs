// What a figure promises beyond what charts.test.mjs asks of its lettering: names to tell figures by, drawings that hold
// still, marks that can be told apart on grey paper and in a reader's own colours, and plots that line up.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visit } from './browser.mjs';
import { attribute, elements, label, place, proper, read, text, tree, withCharts } from './site.mjs';

const of = (page, test) => [...elements(tree(page))].filter(test);
const hasClass = (name) => (element) => (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
const drawings = (page) =>
  of(page, (element) => element.tagName === 'svg' && attribute(element, 'role') === 'img').map((svg) => ({
    svg,
    name: text(svg.childNodes.find(({ tagName }) => tagName === 'title') ?? {}).trim(),
    figure: figureOf(svg),
  }));

function figureOf(element) {
  return element.tagName === 'figure' ? element : element.parentNode && figureOf(element.parentNode);
}

/** Collects the faults of all pages in one test, which is quicker than a test for each where no browser is asked. */
function never(fault, among, check) {
  it(`no figure ${fault}`, () => {
    assert.ok(among.length > 0, 'there is a page to look at');
    assert.deepEqual(among.flatMap(check), []);
  });
}

describe('as it is written', () => {
  never('has a name that is short, or tells no year, or is that of another one', withCharts, (page) => {
    const owners = new Map();
    return drawings(page).flatMap(({ svg, name, figure }) => {
      const owner = owners.get(name) ?? figure;
      owners.set(name, owner);
      const faults = [
        name.length < 30 && 'short',
        !/\b(1[89]|20)\d\d\b/.test(name) && 'no year',
        owner !== figure && 'the name of another figure',
      ];
      return faults.filter(Boolean).map((fault) => `${place(page, svg)}: ${fault}: "${name}"`);
    });
  });

  never('has anything that turns, moves, or can be clicked in its drawing', withCharts, (page) =>
    drawings(page).flatMap(({ svg }) =>
      [...elements(svg)].flatMap((element) => {
        const turned = element.attrs.filter(({ name }) =>
          /^(transform|rotate|writing-mode|textlength|style|tabindex|href|on.*)$/i.test(name),
        );
        const moving = /^(a|script|animate.*|set|foreignobject|image)$/i.test(element.tagName);
        return moving || turned.length > 0
          ? [`${place(page, element)}: ${element.tagName} ${turned.map(({ name }) => name)}`]
          : [];
      }),
    ),
  );

  never('has a loose text in its drawing, for a screen reader to stumble over', withCharts, (page) =>
    drawings(page).flatMap(({ svg }) =>
      svg.childNodes
        .filter((child) => !['title', 'desc'].includes(child.tagName) && text(child).trim())
        .filter((child) => !child.tagName || attribute(child, 'aria-hidden') !== 'true')
        .map((child) => `${place(page, svg)}: ${child.nodeName}`),
    ),
  );

  never('has more than ten lines to read by', withCharts, (page) =>
    of(page, hasClass('gridlines'))
      .map((grid) => [grid, [...elements(grid)].length])
      .filter(([, count]) => count > 10)
      .map(([grid, count]) => `${place(page, grid)}: ${count}`),
  );

  it('a number in large stands in a figure with a name, and again in its words and its table', () => {
    const tiles = proper.flatMap((page) => of(page, hasClass('tile')).map((tile) => ({ page, tile })));
    for (const { page, tile } of tiles) {
      const figure = figureOf(tile);
      const caption = of(page, (element) => attribute(element, 'id') === attribute(figure, 'aria-labelledby'));
      assert.equal(caption.length, 1, place(page, tile));
      assert.ok(text(caption[0]).trim(), `${place(page, tile)}: the figure's name`);
      const words = (name) => [...elements(figure)].filter(hasClass(name)).map(text).join(' ');
      const number = [...elements(tile)].filter(hasClass('tile-number')).map(text).join('').trim();
      assert.match(number, /\d|\[\p{L}\]/u, place(page, tile));
      assert.ok(words('figure-description').includes(number), `${place(page, tile)}: ${number} in words`);
      const [digits] = /\d[\d.,\u202f\u00a0]*/.exec(number) ?? [number];
      assert.ok(words('data-table').includes(digits), `${place(page, tile)}: ${digits} in the table`);
    }
  });
});

/** In the page: the faults in how the drawings that are shown are put together. */
function construction() {
  const faults = [];
  const box = (element) => element.getBoundingClientRect();
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    if (!svg.checkVisibility()) continue;
    const { id } = svg.closest('figure');
    const lines = [...svg.querySelectorAll('.reference')].filter((line) => !line.closest('.key')).map(box);
    for (const text of svg.querySelectorAll('text:not(.halo, .remark)')) {
      if (!lines.some((line) => meet({ ...line.toJSON(), right: line.right + 1, bottom: line.bottom + 1 }, box(text))))
        continue;
      const halo = text.previousElementSibling;
      const isSetOff = halo?.matches('.halo') && halo.textContent === text.textContent;
      if (!isSetOff || parseFloat(getComputedStyle(halo).strokeWidth) < 30)
        faults.push(`${id}: a line runs through "${text.textContent}"`);
    }
    const titles = [...svg.querySelectorAll('.titles')].map((title) => Math.round(box(title).left));
    if (titles.length === 0) continue;
    const plots = [...svg.querySelectorAll('.gridlines')].map(box);
    const distinct = (values) => new Set(values).size;
    if (plots.length !== titles.length) faults.push(`${id}: ${plots.length} plots have ${titles.length} titles`);
    if (distinct(plots.map(({ width }) => Math.round(width))) > 1) faults.push(`${id}: plots differ in width`);
    if (distinct(plots.map(({ left }) => Math.round(left))) > distinct(titles))
      faults.push(`${id}: plots of a column begin at different places`);
  }
  return faults;
}

describe('no line runs through a text, and plots side by side line up', () => {
  for (const page of withCharts) {
    it(label(page), async () => {
      for (const width of [320, 1280]) {
        await visit(page, { width }, async (tab) => assert.deepEqual(await tab.evaluate(construction), []));
      }
    });
  }
});

/** In the page: marks that cannot be told from the ground or from a neighbour by how light they are. */
function likeness() {
  const channels = (colour) => {
    const numbers = colour.match(/[\d.]+/g).map(Number);
    return colour.startsWith('color(srgb') ? numbers.slice(0, 3) : numbers.slice(0, 3).map((value) => value / 255);
  };
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const faults = [];
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    if (!svg.checkVisibility()) continue;
    const { id } = svg.closest('figure');
    const ground = getComputedStyle(svg).backgroundColor;
    const scale = svg.getScreenCTM().a;
    const marks = [...svg.querySelectorAll('.bar, .area, .line, .mark')].map((mark) => {
      const { fill, stroke, strokeWidth } = getComputedStyle(mark);
      const outline = stroke === 'none' ? 0 : parseFloat(strokeWidth) * scale;
      const main = mark.matches('.line') || fill === ground ? stroke : fill;
      return { mark, main, outline, stroke, box: mark.getBoundingClientRect(), muted: mark.matches('.muted') };
    });
    for (const { mark, main } of marks) {
      const ratio = contrast(main, ground);
      if (ratio < 3) faults.push(`${id}: .${mark.getAttribute('class')} has ${ratio.toFixed(1)} to the ground`);
    }
    const pairs = (test) => marks.flatMap((one, i) => marks.slice(i + 1).map((other) => [one, other])).filter(test);
    // Parts of a bar: with less than a pixel between them they touch.
    const touching = ([{ mark: a, box: one }, { mark: b, box: other }]) => {
      if (!a.matches('.marks .bar') || !b.matches('.marks .bar')) return false;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return Math.min(across, down) > -0.9 && Math.max(across, down) > 1;
    };
    for (const [one, other] of pairs(touching)) {
      const [a, b] = [one.mark, other.mark].map((mark) => mark.getAttribute('class'));
      if (contrast(one.main, other.main) < 3) faults.push(`${id}: .${a} and .${b} touch and are as light`);
    }
    for (const { mark, outline, stroke } of marks) {
      if (mark.matches('.area') && (outline < 1 || contrast(stroke, ground) > 1.1))
        faults.push(`${id}: an area has no edge`);
    }
    const found = (muted) => marks.filter((one) => one.muted === muted && one.mark.matches('.bar, .line'));
    for (const one of new Set(found(false).map(({ main }) => main))) {
      for (const other of new Set(found(true).map(({ main }) => main))) {
        if (contrast(one, other) < 2) faults.push(`${id}: what is set off (${one}) is as light as the rest (${other})`);
      }
    }
  }
  return faults;
}

describe('marks differ in more than colour: in grey print, and in the dark', () => {
  for (const page of withCharts) {
    it(label(page), async () => {
      for (const how of [{ print: true }, { dark: true }]) {
        await visit(page, how, async (tab) => assert.deepEqual(await tab.evaluate(likeness), [], JSON.stringify(how)));
      }
    });
  }
});

/** In the page: what each step of shading comes to, in the cells and in the key, and how its numbers stand out. */
function shades() {
  const numbers = (colour) => {
    const all = colour.match(/[\d.]+/g).map(Number).slice(0, 3);
    return colour.startsWith('color(srgb') ? all : all.map((value) => value / 255);
  };
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [red, green, blue] = numbers(colour).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  return [...document.querySelectorAll('figure:has(.shade-key)')].flatMap((figure) =>
    [...figure.querySelectorAll('[class*="shade-"]:is(td, li)')].map((cell) => {
      const { color, backgroundColor } = getComputedStyle(cell);
      const [dark, pale] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
      const step = /shade-\d/.exec(cell.className)[0];
      return { figure: figure.id, step, ground: backgroundColor, contrast: pale / dark, isKey: cell.matches('li') };
    }),
  );
}

const shaded = proper.filter((page) => /\bshade-key\b/.test(read(page.file)));

describe('shaded numbers can be read, and shades told apart, in all colours', () => {
  for (const page of shaded) {
    it(label(page), async () => {
      for (const how of [{}, { dark: true }, { forced: true }, { forced: true, dark: true }, { print: true }]) {
        await visit(page, how, async (tab) => {
          const cells = await tab.evaluate(shades);
          const pale = cells.filter(({ contrast }) => contrast < 4.5);
          assert.deepEqual(pale, [], `numbers too pale: ${JSON.stringify(how)}`);
          const grounds = new Map(cells.filter(({ isKey }) => isKey).map(({ step, ground }) => [step, ground]));
          assert.equal(new Set(grounds.values()).size, grounds.size, `steps look alike: ${JSON.stringify(how)}`);
          const others = cells.filter(({ step, ground }) => grounds.get(step) !== ground);
          assert.deepEqual(others, [], `cells differ from the key: ${JSON.stringify(how)}`);
        });
      }
    });
  }
});
