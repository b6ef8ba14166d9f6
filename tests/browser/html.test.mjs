// Every page is valid HTML by the Nu HTML checker, which is what browsers and screen readers are built to read.

import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { promisify } from 'node:util';
import checker from 'vnu-jar';
import { files, root } from './site.mjs';

const hasJava = spawnSync('java', ['-version']).status === 0;
if (!hasJava) {
  console.error('WARNING: java was not found, so the HTML was NOT checked: install a Java runtime to check it');
}

it('the Nu HTML checker finds no error in any page', { skip: hasJava ? false : 'java was not found' }, async () => {
  assert.ok(
    files.some((file) => file.endsWith('.html')),
    'there are pages',
  );
  const { stderr } = await promisify(execFile)(
    'java',
    [
      '-Xss16m',
      '-jar',
      String(checker),
      '--errors-only',
      '--skip-non-html',
      '--format',
      'json',
      '--exit-zero-always',
      root,
    ],
    { maxBuffer: 256 * 1024 * 1024 },
  );
  const errors = JSON.parse(stderr).messages.map(
    ({ url = '', lastLine = '?', message }) => `${decodeURI(url).replace(`file:${root}/`, '')}:${lastLine}: ${message}`,
  );
  assert.deepEqual(errors, []);
});
