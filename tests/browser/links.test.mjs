// Every link inside the site leads somewhere: to a file that was published, and to a place that is in it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileAt } from './server.mjs';
import { address, attribute, base, elements, files, pages, place, read, tree } from './site.mjs';

const ids = new Map();

function idsOf(file) {
  if (!ids.has(file)) {
    const page = pages.find((page) => page.file === file);
    ids.set(file, new Set([...elements(tree(page))].map((element) => attribute(element, 'id'))));
  }
  return ids.get(file);
}

/** What is wrong with a link that stands on a page of this address, or undefined. */
function fault(link, from) {
  if (!URL.canParse(link, from)) return 'is not an address';
  const target = new URL(link, from);
  if (target.protocol === 'javascript:') return 'is a script';
  if (target.origin !== base.origin) return undefined;
  const file = fileAt(target.pathname);
  if (!file) return fileAt(`${target.pathname}/`) ? 'lacks the closing slash of a folder' : 'leads nowhere';
  const fragment = decodeURIComponent(target.hash.slice(1)).split(':~:')[0];
  if (!fragment || fragment === 'top' || !file.endsWith('.html')) return undefined;
  return idsOf(file).has(fragment) ? undefined : `leads to ${file}, which has no such place`;
}

describe('links inside the site', () => {
  it('resolve, with their fragments, on every page', () => {
    let checked = 0;
    const faults = [];
    for (const page of pages) {
      // A page for what is not found is shown at any depth, so only addresses from the top are right on it, and its own.
      const from = page.file === '404.html' ? new URL('not/to/be/found', base) : address(page.file);
      for (const element of elements(tree(page))) {
        for (const name of ['href', 'xlink:href', 'src', 'srcset', 'poster', 'action', 'cite']) {
          const value = attribute(element, name);
          if (value === undefined) continue;
          const links = name === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0]) : [value];
          for (const link of links) {
            checked += 1;
            const what = fault(link.trim(), link.startsWith('#') ? address(page.file) : from);
            if (what) faults.push(`${place(page, element)}: ${name}="${link}" ${what}`);
          }
        }
        if (element.tagName === 'meta' && /^refresh$/i.test(attribute(element, 'http-equiv') ?? '')) {
          const link = /url\s*=\s*['"]?([^'"]+)/i.exec(attribute(element, 'content') ?? '')?.[1];
          const what = link ? fault(link, from) : 'has no address';
          if (what) faults.push(`${place(page, element)}: refresh to "${link}" ${what}`);
        }
      }
    }
    assert.ok(checked > 0, 'the site has no link at all');
    assert.deepEqual(faults, []);
  });

  it('resolve in the site map and the feeds', () => {
    const faults = files
      .filter((file) => file.endsWith('.xml'))
      .flatMap((file) =>
        [...read(file).matchAll(/<(?:loc|id)>([^<]+)<|\bhref="([^"]+)"/g)]
          .map(([, content, href]) => (content ?? href).replaceAll('&amp;', '&').trim())
          .filter((link) => /^https?:/.test(link))
          .map((link) => [link, fault(link, address(file))])
          .filter(([, what]) => what)
          .map(([link, what]) => `${file}: ${link} ${what}`),
      );
    assert.deepEqual(faults, []);
  });

  it('resolve in the style sheets', () => {
    const faults = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) =>
        [...read(file).matchAll(/url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)/g)]
          .map(([, url, sheet]) => url ?? sheet)
          .map((link) => [link, fault(link, address(file))])
          .filter(([, what]) => what)
          .map(([link, what]) => `${file}: ${link} ${what}`),
      );
    assert.deepEqual(faults, []);
  });
});
