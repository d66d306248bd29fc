import { Agent, fetch, type Response } from 'undici';
import { checkAddress, guardedLookup, type ResolveAll } from './address-guard.ts';
import { ServiceError } from './service-error.ts';

/** One call to a platform. `body` is text already: a score's JSON must be compact for Moodle. */
export interface ServiceRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  /** Always name `accept`: left out, it goes out as any type, which Moodle answers with 400. */
  headers: Record<string, string>;
  body?: string;
  /** Cap of the answer in bytes after decompression; 2 MB unless told. */
  maxBytes?: number;
  /** Milliseconds for the whole exchange; 10 s unless told. */
  timeoutMs?: number;
}

export interface ServiceAnswer {
  status: number;
  /** Moodle gives the reason of a refused score here and nowhere else. */
  statusText: string;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
  text: string;
  /** The body as JSON whatever its content type says (Moodle's token answer has none). `answer-malformed` if it is not. */
  json(): unknown;
}

/** What the host may count: where to, how it went, how long. No path or query: they may hold ids of people. */
export interface SentRequest {
  method: string;
  host: string;
  /** HTTP status, or the code of a ServiceError. */
  outcome: number | string;
  milliseconds: number;
}

export interface ServiceClientOptions {
  /** `Re-entry/<version> (+<public URL>)`. Canvas refuses calls without a User-Agent since 2026. */
  userAgent: string;
  /** True: http and private addresses are allowed (a local LMS). Never in production. */
  allowPrivate: boolean;
  onSent?: (sent: SentRequest) => void;
  /** Only for tests of the guard. */
  resolve?: ResolveAll;
}

/** The only way out. Every rejection is a ServiceError; an HTTP error status is an answer, not a rejection. */
export interface ServiceClient {
  send(request: ServiceRequest): Promise<ServiceAnswer>;
  /** GET of a small JSON document without a token (key sets, configurations). Anything but 200 rejects. */
  fetchJson(
    url: string,
    limits?: { maxBytes?: number; timeoutMs?: number; bearer?: string },
  ): Promise<unknown>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 2_000_000;

export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const agent = new Agent({
    connect: { lookup: guardedLookup(options.allowPrivate, options.resolve), timeout: TIMEOUT_MS },
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    connections: 20,
  });

  async function send(request: ServiceRequest): Promise<ServiceAnswer> {
    const started = performance.now();
    const url = checkAddress(request.url, options.allowPrivate);
    const tell = (outcome: number | string) =>
      options.onSent?.({
        method: request.method,
        host: url.host,
        outcome,
        milliseconds: performance.now() - started,
      });
    try {
      const answer = await exchange(request, url, agent, options.userAgent);
      tell(answer.status);
      return answer;
    } catch (error) {
      const failure = asServiceError(error);
      tell(failure.code);
      throw failure;
    }
  }

  return { send, fetchJson: (url, limits) => fetchJson(send, url, limits), close: () => agent.close() };
}

async function fetchJson(
  send: ServiceClient['send'],
  url: string,
  limits: { maxBytes?: number; timeoutMs?: number; bearer?: string } = {},
): Promise<unknown> {
  const { bearer, ...caps } = limits;
  const headers = { accept: 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
  const answer = await send({ method: 'GET', url, headers, ...caps });
  if (answer.status !== 200)
    throw new ServiceError('platform-failed', `answered ${answer.status}`, { status: answer.status });
  return answer.json();
}

async function exchange(
  request: ServiceRequest,
  url: URL,
  agent: Agent,
  userAgent: string,
): Promise<ServiceAnswer> {
  const response = await fetch(url, {
    method: request.method,
    headers: { ...request.headers, 'user-agent': userAgent },
    ...(request.body === undefined ? {} : { body: request.body }),
    dispatcher: agent,
    // A redirect would carry the bearer token, or the guard's blessing, to another host.
    redirect: 'error',
    signal: AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS),
  });
  const text = await readCapped(response, request.maxBytes ?? MAX_BYTES);
  const { status, statusText, headers } = response;
  return {
    status,
    statusText,
    header: (name) => headers.get(name) ?? undefined,
    text,
    json: () => parseJson(text),
  };
}

/** Counts bytes after decompression, so that a small zipped answer cannot grow without end. */
async function readCapped(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new ServiceError('answer-too-large', `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ServiceError('answer-malformed', 'not JSON', { cause });
  }
}

/** undici wraps the cause several levels deep; the guard's own refusal must keep its code. */
function asServiceError(error: unknown): ServiceError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ServiceError) return cause;
    if (cause.name === 'TimeoutError' || /Timeout/.test(cause.name))
      return new ServiceError('timed-out', '', { cause: error });
    if (/redirect/i.test(cause.message))
      return new ServiceError('platform-refused', 'answered with a redirect', { cause: error });
  }
  const deepest = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (deepest as { code?: unknown } | null)?.code;
  return new ServiceError('unreachable', typeof code === 'string' ? code : '', { cause: error });
}
