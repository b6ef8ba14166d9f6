// The built site as files: which pages there are, which of them the browser visits, and what they are made of.

import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';

export const root = process.env.FINDINGS_SITE;
if (!root) throw new Error('set FINDINGS_SITE to a built site, or use: node run.mjs SITE');

/** Every file of the site, as its path under the root with forward slashes, in a fixed order. */
export const files = fs
  .readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
  .map((file) => file.split(path.sep).join('/'))
  .sort();

export const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');

/** Every HTML page, with the little that is needed to choose among them. */
export const pages = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => {
    const html = read(file);
    return {
      file,
      template: /<html\b[^>]*\bdata-template="([^"]+)"/.exec(html)?.[1],
      hasChart: /<svg\b[^>]*\brole="img"/.test(html),
      hasDiagram: /<svg\b[^>]*\bclass="diagram-drawing/.test(html),
      // A page that only sends the reader on to a new address: the browser would leave it at once.
      redirects: /<meta\b[^>]*\bhttp-equiv="?refresh/i.test(html),
    };
  });

/** The pages that a reader stays on. */
export const proper = pages.filter((page) => !page.redirects);

/**
 * The first page of each template, with a drawing of the evidence and without: what holds for it holds for its siblings,
 * but for their content.
 */
export const templates = proper.filter(
  (page) =>
    proper.find((other) => other.template === page.template && other.hasDiagram === page.hasDiagram) === page,
);

export const withDiagrams = templates.filter((page) => page.hasDiagram);

export const withCharts = proper.filter((page) => page.hasChart);

/** What the browser visits: one page of each template, and every page with a chart, since no two charts are alike. */
export const samples = proper.filter((page) => templates.includes(page) || page.hasChart);

/** A page's name in the test report. */
export const label = (page) => `${page.template ?? 'no template'}: ${page.file}`;

const documents = new Map();

/** A page's HTML as a tree. */
export function tree(page) {
  if (!documents.has(page.file)) documents.set(page.file, parse(read(page.file), { sourceCodeLocationInfo: true }));
  return documents.get(page.file);
}

/** All elements below a node, in document order; those inside a `<template>` are left out, as in the browser. */
export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
}

export const attribute = (element, name) => element.attrs.find((attr) => attr.name === name)?.value;

export const text = (node) => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(text).join(''));

/** Where an element stands, for a failure's message. */
export const place = (page, element) => `${page.file}:${element.sourceCodeLocation?.startLine ?? '?'}`;

/** The address the site was built for, taken from the home page: its path is where the site must be served. */
export const base = (() => {
  const home = pages.find((page) => page.file === 'index.html');
  const canonical = [...elements(tree(home))].find(
    (element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical',
  );
  const address = canonical && attribute(canonical, 'href');
  return new URL(address && URL.canParse(address) ? address : 'http://site.invalid/');
})();

/** A file's address on the site as it will be published; an index.html is its folder's address. */
export const address = (file) =>
  new URL(
    file
      .replace(/(^|\/)index\.html$/, '$1')
      .split('/')
      .map(encodeURIComponent)
      .join('/'),
    base,
  );
