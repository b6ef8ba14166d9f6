// A static host on loopback that is as strict as a host can be: one origin, no inline code, no guessing.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { base, files, root } from './site.mjs';

/** Nothing but the site's own files; not even `data:` pictures. Pages that work under this work under any policy. */
export const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
};

const published = new Set(files);

/** The file that a path under the site's address stands for, or undefined. */
export function fileAt(pathname) {
  if (!pathname.startsWith(base.pathname)) return undefined;
  let file;
  try {
    file = decodeURIComponent(pathname.slice(base.pathname.length));
  } catch {
    return undefined;
  }
  if (file === '' || file.endsWith('/')) file += 'index.html';
  return published.has(file) ? file : undefined;
}

/** Serves the site under its own path, and its 404 page for everything that is not there. */
export async function serve() {
  const server = http.createServer((request, response) => {
    const found = fileAt(new URL(request.url, base).pathname);
    const file = found ?? (published.has('404.html') ? '404.html' : undefined);
    response.statusCode = found ? 200 : 404;
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!file) return response.end('not found');
    response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    return fs.createReadStream(path.join(root, file)).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
