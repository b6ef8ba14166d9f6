// One browser and one server for each test file, and `visit`, which opens a page the way a reader would have it.

import fs from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';
import { address } from './site.mjs';

const executablePath =
  process.env.CHROME_PATH ||
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => fs.existsSync(file));
if (!executablePath) throw new Error('no Chromium found: install it, or set CHROME_PATH to its program');

const server = await serve();
const browser = await chromium.launch({
  executablePath,
  args: [
    // As root, and in most containers, Chromium's own sandbox cannot start; it only opens the site under test.
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Nothing leaves the machine, whatever a page asks for.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});
after(async () => {
  await browser.close();
  server.close();
});

export const { origin } = server;

const urlOf = (page) => origin + address(page.file).pathname;

// A tab is used again for the next page, since to open one takes longer than most tests; what a page leaves in it is gone
// with the next one loaded. Only whether scripts run is fixed once for all when a tab is opened.
const tabs = new Map();

async function tabFor(script) {
  if (!tabs.has(script)) {
    const context = await browser.newContext({ javaScriptEnabled: script, reducedMotion: 'reduce' });
    tabs.set(script, await context.newPage());
  }
  return tabs.get(script);
}

/**
 * Opens a page of the site and hands it to `use`.
 *
 * `how` says how the reader has it: `width`, `height`, `dark`, `forced` (colours), `print`, `script` (false: switched
 * off). What the page asked for is in `visited.requests`, what the browser complained of in `visited.complaints`.
 */
export async function visit(page, how, use) {
  const { width = 1280, height = 900, dark = false, forced = false, print = false, script = true } = how;
  const tab = await tabFor(script);
  const visited = { requests: [], complaints: [] };
  const listeners = {
    request: (request) => visited.requests.push(request.url()),
    websocket: (socket) => visited.requests.push(socket.url()),
    console: (message) => {
      // Whether a page names an icon is asked of its HTML; the browser asks for one only now and then.
      if (message.type() !== 'error' || message.location().url.endsWith('/favicon.ico')) return;
      visited.complaints.push(`${message.text()} (${message.location().url})`);
    },
    pageerror: (error) => visited.complaints.push(String(error)),
  };
  await tab.goto('about:blank');
  await tab.setViewportSize({ width, height });
  await tab.emulateMedia({
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
    media: print ? 'print' : 'screen',
  });
  for (const [event, listener] of Object.entries(listeners)) tab.on(event, listener);
  try {
    await tab.goto(urlOf(page), { waitUntil: 'load' });
    await use(tab, visited);
  } finally {
    for (const [event, listener] of Object.entries(listeners)) tab.off(event, listener);
  }
}

/** A tab of its own, for what is not the site under test. */
export const ownTab = async (options) => (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();

let desk;

/** A page of our own, to work in with what the browser can do: the pages under test forbid it. */
export async function blankPage() {
  desk ??= await (await browser.newContext()).newPage();
  return desk;
}
