import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keySet, makeKey, type TestKey } from '../../lti/keys.ts';
import { tokenOf, withChanges, type Facts, type Signers } from '../../lti/certification/message.ts';
import type { Attempt } from '../../lti/certification/cases.ts';
import type { TestTool } from '../../setup/tool.ts';
import { atEnd } from '../../setup/at-end.ts';

/** The least of an LMS: a registration and a key address. Messages are made by the certification data. */
export interface StubLms {
  key: TestKey;
  stranger: TestKey;
  platformId: string;
  /** How often the key address was asked; `down` makes it answer 503. */
  keyAddress: { asked: number; down: boolean };
  facts(state: string, nonce: string): Facts;
  /** Login by GET (or POST), answered with the browser's cookies and what the platform reads from the address. */
  login(changes?: Record<string, unknown>, method?: 'GET' | 'POST'): Promise<LoginAnswer>;
  /** The form that answers a login with the attempt's message. */
  form(attempt: Pick<Attempt, 'message' | 'form'>, login: LoginAnswer): Promise<Record<string, string>>;
  /** Posts a form to /lti/launch as the browser that holds these cookies. */
  launch(form: Record<string, string>, cookies: string): Promise<PageAnswer>;
}

export interface LoginAnswer {
  status: number;
  body: string;
  cookies: string;
  state: string;
  nonce: string;
}

export interface PageAnswer {
  status: number;
  type: string;
  body: string;
  headers: Headers;
  /** `client-config` of the shell page. */
  config:
    | { token?: string; me?: { role: string; name: string | null; run: { id: string } }; landing?: string }
    | undefined;
}

let counter = 0;

/** A key address that counts who asks. */
async function keyServer(key: TestKey, keyAddress: StubLms['keyAddress']): Promise<string> {
  const server = createServer((_req, res) => {
    keyAddress.asked += 1;
    res.writeHead(keyAddress.down ? 503 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(keySet(key)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function stubLms(tool: TestTool): Promise<StubLms> {
  const [key, stranger] = await Promise.all([makeKey('key-1'), makeKey('key-1')]);
  const keyAddress = { asked: 0, down: false };
  const origin = await keyServer(key, keyAddress);
  counter += 1;
  const known = {
    issuer: `https://lms-${counter}.example`,
    clientId: `client-${counter}`,
    deploymentId: '3',
  };
  const platform = await tool.rooms.install.addPlatform({
    ...known,
    name: 'School',
    authorizationEndpoint: `${origin}/auth`,
    tokenEndpoint: `${origin}/token`,
    jwksUri: `${origin}/keys`,
    family: 'moodle',
    frameOrigins: [],
  });
  const facts = (state: string, nonce: string): Facts => {
    return { ...known, tool: tool.origin, state, nonce, now: Math.floor(Date.now() / 1000) };
  };
  const blank = facts('', '');
  return {
    key,
    stranger,
    platformId: platform.id,
    keyAddress,
    facts,
    login: (changes = {}, method = 'GET') =>
      login(tool, withChanges(loginParams(blank), changes, blank), method),
    form: (attempt, answered) =>
      formOf(attempt, facts(answered.state, answered.nonce), { platform: key, stranger }),
    launch: (form, cookies) => post(`${tool.origin}/lti/launch`, form, cookies),
  };
}

async function formOf(attempt: Pick<Attempt, 'message' | 'form'>, facts: Facts, signers: Signers) {
  const id_token = await tokenOf(attempt.message, facts, signers);
  return withChanges({ state: facts.state, id_token }, attempt.form, facts) as Record<string, string>;
}

const loginParams = (facts: Facts): Record<string, unknown> => ({
  iss: facts.issuer,
  client_id: facts.clientId,
  login_hint: '42',
  target_link_uri: `${facts.tool}/lti/launch`,
  lti_message_hint: '{"cmid":7,"launchid":"ltilaunch_7"}',
  lti_deployment_id: facts.deploymentId,
});

/** Repeated values are sent as often as they stand; objects in the bracketed spelling of form parsers. */
function encode(params: Record<string, unknown>): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value)) for (const one of value) out.append(name, String(one));
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) out.append(`${name}[${inner}]`, String(one));
    else out.append(name, String(value));
  }
  return out;
}

async function login(tool: TestTool, params: Record<string, unknown>, method: string): Promise<LoginAnswer> {
  const form = encode(params);
  const url = `${tool.origin}/lti/login`;
  const answer = await (method === 'GET'
    ? fetch(`${url}?${form}`, { redirect: 'manual' })
    : fetch(url, { method, body: form, redirect: 'manual' }));
  const body = await answer.text();
  const found = /data-authorization-url="([^"]+)"/.exec(body)?.[1] ?? '';
  const address = found.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams();
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return {
    status: answer.status,
    body,
    cookies: cookies.join('; '),
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? '',
  };
}

async function post(url: string, form: Record<string, unknown>, cookies: string): Promise<PageAnswer> {
  const answer = await fetch(url, { method: 'POST', body: encode(form), headers: { cookie: cookies } });
  const body = await answer.text();
  const json = /id="client-config">([^<]*)</.exec(body)?.[1];
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body,
    headers: answer.headers,
    config: json ? (JSON.parse(json) as PageAnswer['config']) : undefined,
  };
}
