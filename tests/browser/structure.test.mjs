// What a screen reader steers by is in every page of the site: language, title, one main part, and ordered headings.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attribute, elements, pages, place, proper, text, tree } from './site.mjs';

/** Runs a check over many pages as one test: it gives a line for each fault, and there must be none. */
function never(fault, among, check) {
  it(`no page ${fault}`, () => {
    assert.ok(among.length > 0, 'there is no page to look at');
    assert.deepEqual(
      among.flatMap((page) => check(page, [...elements(tree(page))])),
      [],
    );
  });
}

const named = (name) => (element) => element.tagName === name;

describe('every page tells what it is', () => {
  never('is without the template it was made from (data-template on html)', pages, (page) =>
    page.template ? [] : [page.file],
  );

  never('is without its language', pages, (page, all) =>
    attribute(all.find(named('html')), 'lang')?.trim() ? [] : [page.file],
  );

  never('is without a title', pages, (page, all) => {
    const title = all.find((element) => element.tagName === 'title' && element.parentNode.tagName === 'head');
    return title && text(title).trim() ? [] : [page.file];
  });

  never('is without an icon, for which browsers would then ask in vain', proper, (page, all) =>
    all.some((element) => element.tagName === 'link' && /\bicon\b/.test(attribute(element, 'rel') ?? ''))
      ? []
      : [page.file],
  );

  never('has other than one main part', proper, (page, all) => {
    const mains = all.filter((element) => element.tagName === 'main' || attribute(element, 'role') === 'main');
    return mains.length === 1 ? [] : [`${page.file}: ${mains.length}`];
  });

  never('has other than one first heading', proper, (page, all) => {
    const firsts = all.filter(named('h1'));
    return firsts.length === 1 && text(firsts[0]).trim() ? [] : [`${page.file}: ${firsts.length}`];
  });

  never('leaves out a level of headings', proper, (page, all) => {
    const headings = all.filter((element) => /^h[1-6]$/.test(element.tagName));
    return headings.flatMap((heading, i) => {
      const before = i === 0 ? 'the top' : headings[i - 1].tagName;
      const deepest = i === 0 ? 1 : Number(before[1]) + 1;
      return Number(heading.tagName[1]) > deepest
        ? [`${place(page, heading)}: ${heading.tagName} "${text(heading).trim()}" follows ${before}`]
        : [];
    });
  });

  never('only sends the reader on, without a link to follow by hand', pages, (page, all) =>
    !page.redirects || all.some((element) => element.tagName === 'a' && attribute(element, 'href')) ? [] : [page.file],
  );
});

describe('what belongs together is tied together', () => {
  const TIES = [
    'aria-labelledby',
    'aria-describedby',
    'aria-details',
    'aria-controls',
    'aria-owns',
    'for',
    'headers',
    'list',
  ];

  never('refers to an id that it does not have', pages, (page, all) => {
    const ids = new Set(all.map((element) => attribute(element, 'id')));
    return all.flatMap((element) =>
      TIES.flatMap((name) =>
        (attribute(element, name) ?? '')
          .split(/\s+/)
          .filter((id) => id && !ids.has(id))
          .map((id) => `${place(page, element)}: ${name}="${id}"`),
      ),
    );
  });

  never('has one id twice', pages, (page, all) => {
    const seen = new Set();
    return all.flatMap((element) => {
      const id = attribute(element, 'id');
      if (id === undefined || !seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [`${place(page, element)}: id="${id}"`];
    });
  });
});
