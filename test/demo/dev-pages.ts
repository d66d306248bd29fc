import { existsSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { root } from '../runner/results.ts';
import type { DevTool } from './dev-tool.ts';

interface Parts {
  tool: DevTool;
  /** Address of the LMS page for a path `/as/…`. */
  openAs(path: string): Promise<string>;
}

/** Modules and styles of the client, which Vite makes while they are asked for; the server's rules run in pages too. */
const FROM_VITE = /^\/(@|client\/|node_modules\/|course-content\/|server\/[\w/-]+\.rule\.ts)/;
/** Vite's own script and the client's, on every page that the tool prints: styles come with them. */
const SCRIPTS =
  '<script type="module" src="/@vite/client"></script><script type="module" src="/client/main.tsx"></script>';
const SHOWCASE = 'client/ui/showcase/index.html';

/** One address for the browser: pages from Vite, everything else from the tool behind it. */
export class DevPages {
  readonly #vite: ViteDevServer;
  readonly #parts: Parts;

  private constructor(vite: ViteDevServer, parts: Parts) {
    this.#vite = vite;
    this.#parts = parts;
  }

  static async open(front: Server, parts: Parts): Promise<DevPages> {
    const vite = await createVite({
      root,
      configFile: join(root, 'vite.config.ts'),
      appType: 'custom',
      logLevel: 'warn',
      server: { middlewareMode: true, hmr: { server: front } },
      optimizeDeps: { entries: ['client/main.tsx'] },
    });
    const pages = new DevPages(vite, parts);
    front.on('request', (req, res) => {
      pages.#answer(req, res).catch((error: unknown) => {
        if (!res.headersSent) res.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
        res.end(error instanceof Error ? error.message : String(error));
      });
    });
    return pages;
  }

  reload(): void {
    this.#vite.ws.send({ type: 'full-reload' });
  }

  close(): Promise<void> {
    return this.#vite.close();
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = req.url ?? '/';
    if (path.startsWith('/as/')) {
      res.writeHead(302, { location: await this.#parts.openAs(path), 'cache-control': 'no-store' }).end();
    } else if (path === '/ui' && existsSync(join(root, SHOWCASE))) {
      const html = readFileSync(join(root, SHOWCASE), 'utf8');
      // By its own address: what it loads stands beside it.
      const page = await this.#vite.transformIndexHtml(`/${SHOWCASE}`, html);
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    } else if (FROM_VITE.test(path) || isPublic(path))
      this.#vite.middlewares(req, res, () => res.writeHead(404).end());
    else await this.#fromTool(req, res);
  }

  /** While the tool starts again a request waits: nobody sees a gap. */
  async #fromTool(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body: Buffer[] = [];
    for await (const part of req) body.push(part as Buffer);
    if (!(await this.#parts.tool.ready())) throw new Error('The tool did not start; the terminal says why.');
    const { host, 'accept-encoding': _packed, ...rest } = req.headers;
    const headers = { ...rest, host, 'x-forwarded-for': req.socket.remoteAddress ?? '' };
    const asked = request(this.#parts.tool.origin + req.url, { method: req.method, headers });
    const answer = await new Promise<IncomingMessage>((done, fail) =>
      asked.once('response', done).once('error', fail).end(Buffer.concat(body)),
    );
    await passOn(answer, res);
  }
}

/** Files that the build copies as they are. */
const isPublic = (path: string): boolean =>
  path !== '/' && existsSync(join(root, 'client/public', new URL(path, 'http://here').pathname));

async function passOn(answer: IncomingMessage, res: ServerResponse): Promise<void> {
  const {
    'content-length': _length,
    'transfer-encoding': _way,
    connection: _kept,
    ...headers
  } = answer.headers;
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  const policy = headers['content-security-policy'];
  if (isPage && typeof policy === 'string') headers['content-security-policy'] = relaxed(policy);
  res.writeHead(answer.statusCode ?? 502, headers);
  res.end(isPage ? withVite(Buffer.concat(parts).toString()) : Buffer.concat(parts));
}

/** Vite puts styles into the page and talks to it by a socket; scripts stay as strict as they are. */
const relaxed = (policy: string): string =>
  policy
    .replace(/style-src 'self'/, "style-src 'self' 'unsafe-inline'")
    .replace(/connect-src 'self'/, "connect-src 'self' ws:");

const withVite = (html: string): string =>
  html
    .replace(/<link rel="(?:stylesheet|modulepreload)"[^>]*>/g, '')
    .replace(/<script type="module"[^>]*><\/script>/g, '')
    .replace('</head>', `${SCRIPTS}</head>`);
