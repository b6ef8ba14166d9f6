// Reading a page tells nobody but its publisher: no page loads anything from elsewhere, and every page works under a
// Content-Security-Policy that would stop it from doing so.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { origin, visit } from './browser.mjs';
import { address, attribute, base, elements, files, label, pages, place, read, samples, tree } from './site.mjs';

/** The attributes that make a browser fetch something by itself, without the reader following a link. */
function* fetched(element) {
  for (const name of ['src', 'srcset', 'poster', 'data', 'background', 'ping', 'imagesrcset']) {
    const value = attribute(element, name);
    if (value) yield value;
  }
  const href = attribute(element, 'href') ?? attribute(element, 'xlink:href');
  if (!href) return;
  const fetchingLink =
    /\b(stylesheet|icon|manifest|preload|prefetch|preconnect|dns-prefetch|modulepreload|prerender|apple-touch-icon)\b/i;
  if (element.tagName === 'link' && fetchingLink.test(attribute(element, 'rel') ?? '')) yield href;
  if (['use', 'image', 'feImage'].includes(element.tagName)) yield href;
}

const elsewhere = (link, from) => {
  const url = URL.canParse(link, from) && new URL(link, from);
  return url && url.protocol.startsWith('http') && url.origin !== base.origin;
};

describe('nothing is fetched from elsewhere', () => {
  it('no page names anything to fetch from another site', () => {
    const faults = pages.flatMap((page) =>
      [...elements(tree(page))].flatMap((element) =>
        [...fetched(element)]
          .flatMap((value) => value.split(','))
          .map((part) => part.trim().split(/\s+/)[0])
          .filter((link) => elsewhere(link, address(page.file)))
          .map((link) => `${place(page, element)}: ${element.tagName} ${link}`),
      ),
    );
    assert.deepEqual(faults, []);
  });

  it('no style sheet, script or picture names another site to fetch from', () => {
    const faults = files.flatMap((file) => {
      if (file.endsWith('.css')) {
        return [...read(file).matchAll(/(?:url\(\s*|@import\s+)['"]?([^'")\s;]+)/g)]
          .filter(([, link]) => elsewhere(link, address(file)))
          .map(([, link]) => `${file}: ${link}`);
      }
      if (file.endsWith('.js')) {
        return [
          ...read(file).matchAll(/(?:fetch|import|importScripts|sendBeacon|WebSocket|EventSource)\(\s*['"`]([^'"`]+)/g),
        ]
          .filter(([, link]) => elsewhere(link, address(file)))
          .map(([, link]) => `${file}: ${link}`);
      }
      if (file.endsWith('.svg')) {
        return [...read(file).matchAll(/\b(?:xlink:)?href="([^"]+)"/g)]
          .filter(([, link]) => elsewhere(link, address(file)))
          .map(([, link]) => `${file}: ${link}`);
      }
      return [];
    });
    assert.deepEqual(faults, []);
  });
});

describe('no page has code of its own that a strict policy blocks', () => {
  const never = (fault, check) =>
    it(`no page has ${fault}`, () => {
      const faults = pages.flatMap((page) =>
        [...elements(tree(page))].filter(check).map((element) => `${place(page, element)}: ${element.tagName}`),
      );
      assert.deepEqual(faults, []);
    });

  // A script element of a data type, such as JSON-LD, is not run and so not blocked.
  const runs = (element) =>
    /^(|module|importmap|speculationrules|(text|application)\/(java|ecma)script)$/i.test(
      attribute(element, 'type') ?? '',
    );
  never('an inline script', (element) => element.tagName === 'script' && !attribute(element, 'src') && runs(element));
  never('an inline style sheet', (element) => element.tagName === 'style');
  never('a style attribute', (element) => attribute(element, 'style') !== undefined);
  never('an event handler attribute', (element) => element.attrs.some(({ name }) => /^on[a-z]/.test(name)));
});

describe('pages load, scroll and unfold without a complaint or a request elsewhere', () => {
  for (const page of samples) {
    it(label(page), () =>
      visit(page, {}, async (tab, { requests, complaints }) => {
        await tab.evaluate(async () => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          window.scrollTo(0, document.documentElement.scrollHeight);
          // Long enough for what is loaded only when it comes into view, and for scripts that wait for a quiet moment.
          await new Promise((done) => setTimeout(done, 150));
        });
        assert.deepEqual(
          requests.filter((url) => new URL(url).origin !== origin),
          [],
          'requests elsewhere',
        );
        // The 404 page is served at its own address here, so nothing in it may be missing either.
        assert.deepEqual(complaints, [], "the browser's complaints");
      }),
    );
  }
});
