import { signal } from '@preact/signals';
import type { AnswerOf, SentBody, SentParams, SentQuery } from '../../server/core/endpoint.contract.ts';
import type { Api } from '../../server/rooms.ts';
import { ApiError } from './api-error.ts';
import { nextMoment } from './data.ts';

/** The server's code for why this session is over, once it is. The page stays as it is; app-root says it above. */
export const sessionOver = signal<string | undefined>(undefined);

/** In which language the newest answer came, and when it was asked for. Answers without words say nothing of it. */
export const answeredIn = signal<{ lang: string; moment: number } | undefined>(undefined);

const TIMEOUT_MS = 20_000;
let token: string | undefined;

export function setToken(value: string | undefined): void {
  token = value;
  if (value) sessionOver.value = undefined;
}

export const currentToken = (): string | undefined => token;

/** Method and path of an endpoint as its contract declares it: `GET /api/me`. */
export type Key = keyof Api;
export type Answer<K extends Key> = AnswerOf<Api[K]>;

/** What can be asked before its page is here. */
export type Asked = Extract<Key, `GET ${string}`>;

type Part<Name extends string, T> = [T] extends [undefined] ? unknown : Record<Name, T>;
export type Sent<K extends Key> = Part<'params', SentParams<Api[K]>> &
  Part<'query', SentQuery<Api[K]>> &
  Part<'body', SentBody<Api[K]>>;

/** An endpoint that takes nothing is called by its key alone. */
type SentArguments<K extends Key> = unknown extends Sent<K> ? [] : [sent: Sent<K>];

interface Untyped {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
}

/** The only request the client makes, but for what streams (openStream). Rejects with ApiError, never with anything else. */
export async function call<K extends Key>(key: K, ...[sent]: SentArguments<K>): Promise<Answer<K>> {
  const moment = nextMoment();
  const response = await sendTo(key, sent as Untyped | undefined);
  const answer = await read(response);
  const lang = response.headers.get('Content-Language');
  if (lang && moment > (answeredIn.peek()?.moment ?? 0)) answeredIn.value = { lang, moment };
  if (response.ok) return answer as Answer<K>;
  throw refusal(response, answer);
}

/** The same for an endpoint that answers a file: a link to it would go without the session. */
export async function callFile<K extends Key>(key: K, ...[sent]: SentArguments<K>): Promise<Blob> {
  const response = await sendTo(key, sent as Untyped | undefined);
  if (!response.ok) throw refusal(response, await read(response));
  try {
    return await response.blob();
  } catch {
    throw new ApiError(0, 'offline');
  }
}

function sendTo(key: string, { body, ...rest }: Untyped = {}): Promise<Response> {
  const [method = '', path = ''] = key.split(' ');
  return send(method, address(path, rest), body);
}

function refusal(response: Response, answer: unknown): ApiError {
  const {
    code = 'unexpected',
    ref = '',
    ...data
  } = (answer as { error?: Record<string, unknown> }).error ?? {};
  if (response.status === 401) sessionOver.value = String(code);
  return new ApiError(response.status, String(code), String(ref), data);
}

function address(path: string, { params = {}, query = {} }: Omit<Untyped, 'body'>): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

/** Answers on their way before anybody calls for them, by address. The first are the shell's (server/core/page.ts). */
const ahead = new Map(Object.entries((window as { asked?: Record<string, Promise<Response>> }).asked ?? {}));

/** Asks now what the first page will call for when it is here. */
export function askAhead(key: Asked, params: Record<string, string>): void {
  const url = address(key.replace(/^GET /, ''), { params });
  if (ahead.has(url)) return;
  const asked = request('GET', url, undefined);
  // Whoever calls for it is told; when nobody does, nobody misses it.
  asked.catch(() => undefined);
  ahead.set(url, asked);
}

/** The first page has what it needs: later calls are for what is true then. */
export const forgetAhead = (): void => ahead.clear();

async function send(method: string, url: string, body: unknown): Promise<Response> {
  const asked = method === 'GET' ? ahead.get(url) : undefined;
  ahead.delete(url);
  try {
    return await (asked ?? request(method, url, body));
  } catch (error) {
    throw new ApiError(
      0,
      error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'offline',
    );
  }
}

const bearer = () => (token ? { Authorization: `Bearer ${token}` } : undefined);

/** An answer that goes on for as long as somebody listens (core/listen.ts). It fails as `fetch` does. */
export const openStream = (
  path: string,
  sent: Omit<Untyped, 'body'>,
  signal: AbortSignal,
): Promise<Response> => fetch(address(path, sent), { headers: bearer() ?? {}, credentials: 'omit', signal });

let onTheWire = 0;

/** Nobody waits for an answer, so there is room for what may be wanted later. */
export const isQuiet = (): boolean => onTheWire === 0;

function request(method: string, url: string, body: unknown): Promise<Response> {
  onTheWire += 1;
  return fetch(url, {
    method,
    headers: {
      ...bearer(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // No answer is given for a cookie; but one to a POST may mark this browser (who asked is not who confirms).
    credentials: method === 'POST' ? 'same-origin' : 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).finally(() => (onTheWire -= 1));
}

async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new ApiError(response.status, 'unreadable');
  }
}
