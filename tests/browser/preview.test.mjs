// The preview: the page follows what is edited, keeps the reader's place, and tells what is wrong so that everybody gets it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ownTab } from './browser.mjs';

const program =
  process.env.FINDINGS_PROGRAM || fileURLToPath(new URL('../../target/debug/findings', import.meta.url));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const SETTINGS =
  'title: A site\ndescription: A site to look at.\nbase-url: https://example.org/\nlanguage: en-GB\n' +
  'publisher: {name: A publisher}\nlevels: {page-orphan: off}\n';
const paragraph = (n) => `## Part ${n}\n\nParagraph ${n} says something that fills more than one line on a small screen.\n`;
const parts = (from, to) => Array.from({ length: to - from + 1 }, (_, n) => paragraph(from + n)).join('\n');
const page = (text) => `---\ntitle: A long page\n---\n${text}`;
const GOOD = page(parts(1, 40));
const BAD = page(`See [the plans](plans.md).\n\n${parts(1, 40)}`);
const WORSE = page(`See [the plans](plans.md) and [more](more.md).\n\n${parts(1, 40)}`);

const REGISTER = {
  'sources.yaml': 'sources:\n  s: {type: report, title: A report}\n',
  'sources.md': '---\ntitle: Sources\nlists: sources\n---\nAll.\n',
  'bodies.yaml': 'bodies:\n  body: {name: A body}\n',
  'bodies.md': '---\ntitle: Bodies\nlists: bodies\n---\nAll.\n',
  'findings/slow.md': '---\ntitle: Slow\nevidence: [source:s]\nconfidence: low\n---\nIt was slow.\n',
  'recommendations.md': '---\ntitle: Register\nlists: recommendations\n---\nAll.\n',
  'recommendations/answer.md': '---\ntitle: Answer\nfindings: [slow]\naddressed-to: [body]\n---\nDo it.\n',
};

let root;
let running;

async function start(port = '0') {
  const child = spawn(program, ['serve', '--root', root, '--port', port], { env: { ...process.env, FINDINGS_EDITOR: '' } });
  const origin = await new Promise((ready, failed) => {
    let said = '';
    const hear = (data) => {
      said += data;
      const found = /Showing the site at (http:\S+)\//.exec(said);
      if (found) ready(found[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => failed(new Error(`it ended with ${code}: ${said}`)));
  });
  return { origin, child };
}

const stop = ({ child }) =>
  new Promise((ended) => {
    child.on('exit', ended);
    child.kill('SIGINT');
  });

const write = (name, text) => {
  const file = path.join(root, 'content', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};

before(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'findings-preview-'));
  write('site.yaml', SETTINGS);
  write('_index.md', '---\ntitle: Home\n---\nHello.\n');
  write('long.md', GOOD);
  for (const [name, text] of Object.entries(REGISTER)) write(name, text);
  running = await start();
});
after(async () => {
  await stop(running);
  fs.rmSync(root, { recursive: true, force: true });
});

/** Opens the long page as a reader has it, and mends it afterwards. */
async function look(how, use) {
  write('long.md', GOOD);
  const tab = await ownTab(how);
  try {
    await tab.goto(`${running.origin}/long/`, { waitUntil: 'load' });
    await tab.waitForFunction(() => document.querySelector('.panel') === null);
    await use(tab);
  } finally {
    await tab.context().close();
    write('long.md', GOOD);
  }
}

const panel = (tab) => tab.locator('#findings-preview .panel');
const summary = (tab) => tab.locator('#findings-preview .all > summary');
const shownErrors = (tab, number) => tab.locator(`#findings-preview .panel[data-errors="${number}"]`).waitFor();
const mended = (tab) => panel(tab).waitFor({ state: 'detached' });
const isFolded = (tab) => tab.locator('#findings-preview details.all').evaluate((details) => !details.open);

/** Keeps everything that the live regions say, from now on, over reloads too. */
async function listen(tab) {
  await tab.addInitScript(() => {
    window.addEventListener('DOMContentLoaded', () => {
      const root = document.getElementById('findings-preview').shadowRoot;
      for (const role of ['alert', 'status']) {
        const region = root.querySelector(`[role=${role}]`);
        new MutationObserver(() => {
          if (region.textContent === '') return;
          const said = JSON.parse(sessionStorage.getItem('said') ?? '[]');
          sessionStorage.setItem('said', JSON.stringify([...said, [role, region.textContent]]));
        }).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
  });
  await tab.reload();
}
const said = (tab) => tab.evaluate(() => JSON.parse(sessionStorage.getItem('said') ?? '[]'));
const saidLast = (tab, words) =>
  tab.waitForFunction((words) => JSON.parse(sessionStorage.getItem('said') ?? '[]').at(-1)?.[1].startsWith(words), words);

async function violations(tab, without = []) {
  await tab.evaluate(axe);
  return tab.evaluate(
    async ([tags, without]) => {
      const { violations } = await axe.run({
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
        preload: false,
      });
      return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 160)}`));
    },
    [RULES, without],
  );
}

describe('what is wrong is told on top of the last good page', () => {
  it('with the source, what to do, why, and a link into the editor; and it goes when it is mended', () =>
    look({}, async (tab) => {
      write('long.md', BAD);
      await shownErrors(tab, 1);
      assert.equal(await isFolded(tab), false);
      assert.match(await panel(tab).locator('h2').innerText(), /^content\/long\.md\s\(opens in VS Code\)$/);
      assert.equal(await panel(tab).locator('mark').innerText(), '[the plans](plans.md)');
      const link = await panel(tab).locator('.where a').getAttribute('href');
      assert.equal(link, `vscode://file${fs.realpathSync(root)}/content/long.md:4:5`);
      assert.match(await panel(tab).locator('.why > summary').innerText(), /reference-unknown/);
      assert.equal(await tab.locator('h1').innerText(), 'A long page');
      write('long.md', GOOD);
      await mended(tab);
    }));

  const WAYS = {
    'light colours': {},
    'dark colours': { colorScheme: 'dark' },
    'forced colours': { forcedColors: 'active', without: ['color-contrast', 'link-in-text-block'] },
    '320 pixels': { viewport: { width: 320, height: 640 } },
  };
  for (const [way, { without, ...how }] of Object.entries(WAYS)) {
    it(`axe-core finds nothing, and nothing is wider than the screen: ${way}`, () =>
      look(how, async (tab) => {
        write('long.md', WORSE);
        await shownErrors(tab, 2);
        await panel(tab).locator('.why > summary').first().click();
        assert.deepEqual(await violations(tab, without), []);
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} pixels too wide`);
        await summary(tab).click();
        assert.deepEqual(await violations(tab, without), []);
      }));
  }

  it('without scripts too', async () => {
    write('long.md', WORSE);
    const tab = await ownTab({ javaScriptEnabled: false });
    await assert.doesNotReject(async () => {
      for (let tries = 0; tries < 50; tries += 1) {
        await tab.goto(`${running.origin}/long/`);
        if ((await panel(tab).count()) > 0) return;
        await tab.waitForTimeout(100);
      }
      throw new Error('no problems were shown');
    });
    assert.match(await panel(tab).innerText(), /2 errors[^]*there is no file/);
    assert.ok(await panel(tab).locator('mark').first().isVisible());
    await tab.context().close();
    write('long.md', GOOD);
  });
});

describe('who writes is not disturbed', () => {
  it('errors are said once when they come, then only how many there are, and when they are mended', () =>
    look({}, async (tab) => {
      await listen(tab);
      write('long.md', BAD);
      await saidLast(tab, '1 error. content/long.md, line 4: there is no file');
      write('long.md', `${BAD}\nMore text.\n`);
      await tab.waitForTimeout(600);
      write('long.md', WORSE);
      await saidLast(tab, 'Now 2 errors.');
      write('long.md', `${GOOD}\nMore text.\n`);
      await saidLast(tab, 'All problems mended.');
      assert.deepEqual((await said(tab)).map(([role]) => role), ['alert', 'status', 'status']);
    }));

  it('the focus stays where it is', () =>
    look({}, async (tab) => {
      await tab.locator('.site-title a').focus();
      write('long.md', BAD);
      await shownErrors(tab, 1);
      assert.equal(await tab.evaluate(() => document.activeElement.closest('.site-title') !== null), true);
    }));

  it('Escape folds the panel and then gives the focus back; it stays folded while there are errors', () =>
    look({}, async (tab) => {
      write('long.md', BAD);
      await shownErrors(tab, 1);
      await tab.locator('.site-title a').focus();
      await summary(tab).focus();
      const stops = [];
      for (let n = 0; n < 3; n += 1) {
        await tab.keyboard.press('Tab');
        stops.push(await tab.evaluate(() => document.getElementById('findings-preview').shadowRoot.activeElement?.textContent));
      }
      assert.match(stops.join('; '), /content\/long\.md.*; Open in VS Code.*; Why this is told/);
      await tab.keyboard.press('Escape');
      assert.equal(await isFolded(tab), true);
      assert.match(await summary(tab).innerText(), /1 error/);
      assert.equal(await summary(tab).evaluate((element) => element.getRootNode().activeElement === element), true);
      write('long.md', WORSE);
      await shownErrors(tab, 2);
      assert.equal(await isFolded(tab), true);
      assert.equal(await summary(tab).evaluate((element) => element.getRootNode().activeElement === element), true);
      await tab.keyboard.press('Escape');
      assert.equal(await tab.evaluate(() => document.activeElement.closest('.site-title') !== null), true);
    }));

  it('warnings are folded and cover nothing', () =>
    look({}, async (tab) => {
      write('plans.md', '---\ntitle: Plans\ndraft: true\n---\nPlans.\n');
      write('long.md', BAD);
      await tab.locator('#findings-preview .panel.warnings').waitFor();
      assert.equal(await isFolded(tab), true);
      assert.match(await tab.locator('main').innerText(), /the plans Draft/);
      await tab.goto(`${running.origin}/plans/`);
      assert.match(await tab.locator('.held').innerText(), /Draft: not published/);
      assert.deepEqual(await violations(tab), []);
      fs.rmSync(path.join(root, 'content/plans.md'));
    }));
});

describe('the place on the page is kept', () => {
  const topOf = (tab, id) => tab.evaluate((id) => Math.round(document.getElementById(id).getBoundingClientRect().top), id);

  it('when something above is written', () =>
    look({}, async (tab) => {
      await tab.evaluate(() => document.getElementById('part-20').scrollIntoView());
      const top = await topOf(tab, 'part-20');
      await tab.evaluate(() => (window.old = true));
      write('long.md', page(`An introduction.\n\nAnd more.\n\n${parts(1, 40)}`));
      await tab.waitForFunction(() => window.old === undefined && document.readyState === 'complete');
      await tab.waitForTimeout(200);
      assert.ok(Math.abs((await topOf(tab, 'part-20')) - top) <= 2);
    }));

  it('with what was typed, and with the focus', () =>
    look({}, async (tab) => {
      await tab.goto(`${running.origin}/recommendations/`);
      await tab.locator('#page-filter-words').fill('answer');
      await tab.evaluate(() => (window.old = true));
      write('recommendations.md', '---\ntitle: Register\nlists: recommendations\n---\nAll of them, in one list.\n');
      await tab.waitForFunction(() => window.old === undefined && document.readyState === 'complete');
      await tab.waitForTimeout(200);
      const field = tab.locator('#page-filter-words');
      assert.equal(await field.inputValue(), 'answer');
      assert.equal(await field.evaluate((element) => element === document.activeElement && element.selectionEnd), 6);
    }));

  it('when what was at the top of the window is gone', () =>
    look({}, async (tab) => {
      await tab.evaluate(() => document.getElementById('part-20').scrollIntoView());
      const top = await topOf(tab, 'part-21');
      await tab.evaluate(() => (window.old = true));
      write('long.md', page(`${parts(1, 19)}\n${parts(21, 40)}`));
      await tab.waitForFunction(() => window.old === undefined && document.readyState === 'complete');
      await tab.waitForTimeout(200);
      assert.ok(Math.abs((await topOf(tab, 'part-21')) - top) <= 2);
    }));

  it('another page, or one that is the same, is not loaded anew', () =>
    look({}, async (tab) => {
      await tab.evaluate(() => (window.old = true));
      write('other.md', '---\ntitle: Another page\n---\nText.\n');
      await tab.waitForTimeout(1500);
      assert.equal(await tab.evaluate(() => window.old), true);
      fs.rmSync(path.join(root, 'content/other.md'));
    }));
});

describe('the preview itself may come and go', () => {
  it('a page whose address has gone tells where it may be', () =>
    look({}, async (tab) => {
      fs.renameSync(path.join(root, 'content/long.md'), path.join(root, 'content/longer.md'));
      await tab.locator('#findings-preview .hint').waitFor();
      assert.match(await tab.locator('#findings-preview .hint').innerText(), /\/longer\/[^]*aliases: \[long\]/);
      assert.deepEqual(await violations(tab), []);
      fs.rmSync(path.join(root, 'content/longer.md'));
    }));

  it('a page tells that it has ended, and goes on when it runs again', () =>
    look({}, async (tab) => {
      const port = new URL(running.origin).port;
      await tab.evaluate(() => (window.old = true));
      await stop(running);
      await tab.locator('#findings-preview .note', { hasText: 'The preview has ended' }).waitFor();
      running = await start(port);
      await tab.waitForFunction(() => window.old === undefined);
      assert.equal(await tab.locator('h1').innerText(), 'A long page');
    }));

  it('without a site, the problems are a page of their own', async () => {
    write('site.yaml', 'title: [\n');
    await stop(running);
    running = await start();
    const tab = await ownTab({});
    await tab.goto(`${running.origin}/any/`);
    assert.equal(await tab.locator('h1').innerText(), 'There is no page to show yet');
    assert.ok(await panel(tab).isVisible());
    assert.deepEqual(await violations(tab), []);
    write('site.yaml', SETTINGS);
    await tab.locator('h1', { hasText: 'We cannot find that page' }).waitFor();
    await tab.context().close();
  });
});
