// What `--format sarif` prints fits the official schema of SARIF 2.1.0, which a package of its makers holds.
//
// FINDINGS_PROGRAM is the program to run; without it, cargo runs the one of this repository.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';

const repository = path.join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const own = createRequire(require.resolve('@microsoft/jest-sarif'));
const ajv = new (own('ajv'))({ schemaId: 'auto', allErrors: true, unknownFormats: 'ignore', logger: false });
ajv.addMetaSchema(own('ajv/lib/refs/json-schema-draft-04.json'));
const fits = ajv.compile(schema);

const [program, ...given] = process.env.FINDINGS_PROGRAM
  ? [process.env.FINDINGS_PROGRAM]
  : ['cargo', 'run', '--quiet', '--locked', '--'];

const settings =
  'title: A\ndescription: B\nbase-url: https://example.org/\nlanguage: en\npublisher: {name: P}\n';

/** The log of a check of a project with these files. */
function log(files) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'findings-sarif-'));
  try {
    for (const [name, text] of Object.entries({ 'content/site.yaml': settings, ...files })) {
      fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), text);
    }
    const ran = spawnSync(
      program,
      [...given, 'check', '--root', root, '--as-of', '2026-11-23', '--format', 'sarif', '--quiet'],
      { cwd: repository, encoding: 'utf8' },
    );
    return JSON.parse(ran.stdout);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

const home = '---\ntitle: Home\n---\nHello.\n';

describe('SARIF', () => {
  it('fits the schema where there are places of each sort', () => {
    const made = log({
      // A key that stands twice has a second place, and the name of the file needs to be encoded.
      'content/a ŵ%.md': '---\ntitle: A\ntitle: B\n---\nText.\n',
      'content/c.md': '---\ntitle: C\n---\nŵ [see](finding:none).\n',
    });
    const results = made.runs[0].results;
    assert.ok(results.length >= 4, JSON.stringify(results));
    assert.ok(results.some((result) => result.relatedLocations));
    assert.ok(results.some((result) => !result.locations[0].physicalLocation.region));
    assert.equal(fits(made), true, JSON.stringify(fits.errors, null, 1));
  });

  it('fits the schema where there is nothing to tell', () => {
    const made = log({ 'content/_index.md': home });
    assert.deepEqual(made.runs[0].results, []);
    assert.equal(fits(made), true, JSON.stringify(fits.errors, null, 1));
  });

  it('is held by a schema that can say no', () => {
    const made = log({ 'content/_index.md': home });
    made.runs[0].tool.driver.name = 1;
    assert.equal(fits(made), false);
  });
});
