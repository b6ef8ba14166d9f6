// Runs the browser suite over a built site and ends with a line 'N passed, N failed'.
//
//   node run.mjs SITE            all topics
//   node run.mjs SITE charts     only the topics whose file name begins so
//
// SITE is a folder as `findings build --output SITE` leaves it.

import fs from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const [site, ...topics] = process.argv.slice(2);
if (!site || !fs.existsSync(path.join(site, 'index.html'))) {
  console.error('usage: node run.mjs SITE [topic...]   (SITE is a built site, with an index.html)');
  process.exit(2);
}
process.env.FINDINGS_SITE = fs.realpathSync(site);

const here = path.dirname(fileURLToPath(import.meta.url));
const files = fs
  .readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => topics.length === 0 || topics.some((topic) => name.startsWith(topic)))
  // The slowest topic goes first, so that it does not run alone at the end.
  .sort((a, b) => b.startsWith('axe') - a.startsWith('axe') || a.localeCompare(b))
  .map((name) => path.join(here, name));
if (files.length === 0) {
  console.error(`no topic begins with: ${topics.join(', ')}`);
  process.exit(2);
}

const count = { passed: 0, failed: 0 };
const skipped = [];
const tests = run({ files, concurrency: 2, timeout: 10 * 60 * 1000 });
// A `describe` block only groups tests, so it is not counted.
tests.on('test:pass', (test) => {
  if (test.details.type === 'suite') return;
  if (test.skip === undefined) count.passed += 1;
  else skipped.push(`${test.name} (${test.skip})`);
});
tests.on('test:fail', (test) => {
  if (test.details.type !== 'suite') count.failed += 1;
});

const report = tests.compose(new spec());
report.pipe(process.stdout, { end: false });
report.on('end', () => {
  if (count.passed + count.failed === 0) {
    console.error('no test was run');
    process.exitCode = 1;
  }
  if (count.failed > 0) process.exitCode = 1;
  for (const test of skipped) console.log(`\nSKIPPED: ${test}`);
  const rest = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  console.log(`\n${count.passed} passed, ${count.failed} failed${rest}`);
});
