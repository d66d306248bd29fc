import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Received {
  method: string;
  /** Path with query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status?: number;
  statusText?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | object;
  /** Leaves the request without an answer. */
  silent?: boolean;
}

type Handler = (request: Received, count: number) => Reply | Promise<Reply>;

/** A platform that says what a test tells it to, over real HTTP. Unknown paths answer 404. */
export class StubPlatform {
  readonly received: Received[] = [];
  origin = '';
  readonly #handlers = new Map<string, Handler>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        void this.#answer(request, Buffer.concat(chunks).toString()).then((reply) => {
          if (reply.silent) return;
          const json = typeof reply.body === 'object' && !Buffer.isBuffer(reply.body);
          response.writeHead(reply.status ?? 200, reply.statusText, {
            ...(json ? { 'content-type': 'application/json' } : {}),
            ...reply.headers,
          });
          response.end(
            json ? JSON.stringify(reply.body) : ((reply.body as string | Buffer | undefined) ?? ''),
          );
        });
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  /** `route` is "METHOD /path" without query; `count` is 1 for the first call of the route. */
  on(route: string, handler: Handler): this {
    this.#handlers.set(route, handler);
    return this;
  }

  /** Requests of one route so far. */
  of(route: string): Received[] {
    return this.received.filter((one) => routeOf(one) === route);
  }

  reset(): void {
    this.received.length = 0;
    this.#handlers.clear();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, body: string): Promise<Reply> {
    const { method = '', url: path = '', headers } = request;
    const received = { method, path, headers, body };
    this.received.push(received);
    const route = routeOf(received);
    const handler = this.#handlers.get(route);
    return handler ? handler(received, this.of(route).length) : { status: 404, body: 'no such thing' };
  }
}

const routeOf = (one: Received): string => `${one.method} ${one.path.split('?')[0]}`;
