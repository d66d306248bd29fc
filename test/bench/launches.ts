import { authorizationUrlOf, clientConfigOf } from '../lms/launch-as.ts';
import type { PlatformStub } from './platform.ts';

/** One full launch of learner `number`; rejects unless the person ends on the tool's page. */
export type Launch = (number: number) => Promise<void>;

interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** Name to value. Every learner has a browser, which keeps its cookies from one launch to the next. */
type Cookies = Map<string, string>;

async function ask(
  url: string,
  { form, cookies = new Map() }: { form?: Record<string, string>; cookies?: Cookies },
): Promise<Answer> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(url, {
    redirect: 'manual',
    method: form ? 'POST' : 'GET',
    headers: cookie ? { cookie } : {},
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

function keepCookie(cookies: Cookies, line: string): void {
  const [pair = ''] = line.split(';');
  const sign = pair.indexOf('=');
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(pair.slice(0, sign));
  else cookies.set(pair.slice(0, sign), pair.slice(sign + 1));
}

function browsers(): (number: number) => Cookies {
  const all = new Map<number, Cookies>();
  return (number) => {
    const cookies = all.get(number) ?? new Map<string, string>();
    all.set(number, cookies);
    return cookies;
  };
}

function wants(answer: Answer, status: number, what: string): void {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.body.slice(0, 300)}`);
}

interface Tool {
  login: string;
  target: string;
}

/** Login and the LMS's signed answer: the same for every tool. Answers what the browser posts. */
async function upToLaunch(stub: PlatformStub, tool: Tool, number: number, cookies: Cookies) {
  const { issuer, clientId, deploymentId } = stub.platform;
  const query = new URLSearchParams({
    iss: issuer,
    login_hint: String(number),
    lti_message_hint: 'bench',
    target_link_uri: tool.target,
    client_id: clientId,
    lti_deployment_id: deploymentId,
  });
  const login = await ask(`${tool.login}?${query.toString()}`, { cookies });
  const authorization = new URL(authorizationUrlOf(login) ?? '');
  const state = authorization.searchParams.get('state') ?? '';
  const nonce = authorization.searchParams.get('nonce') ?? '';
  const idToken = await stub.idToken(number, nonce, tool.target);
  return { form: { id_token: idToken, state }, cookies };
}

/** Ours: login and launch, whose page holds the session. */
export function ownLaunch(stub: PlatformStub, origin: string): Launch {
  const browserOf = browsers();
  const target = `${origin}/lti/launch`;
  const tool = { login: `${origin}/lti/login`, target };
  return async (number) => {
    const launch = await ask(target, await upToLaunch(stub, tool, number, browserOf(number)));
    wants(launch, 200, 'launch');
    if (typeof clientConfigOf(launch.body)?.['token'] !== 'string') throw new Error('no session');
  };
}

/** ltijs: login, launch, and the page behind its redirect, where its session begins. */
export function ltijsLaunch(stub: PlatformStub, origin: string): Launch {
  const browserOf = browsers();
  const target = `${origin}/`;
  const tool = { login: `${origin}/login`, target };
  return async (number) => {
    const cookies = browserOf(number);
    const launch = await ask(target, await upToLaunch(stub, tool, number, cookies));
    wants(launch, 302, 'ltijs launch');
    const page = await ask(new URL(launch.headers.get('location') ?? '', target).href, { cookies });
    wants(page, 200, 'ltijs page');
  };
}

/** The floor: the launch alone. */
export function floorLaunch(stub: PlatformStub, origin: string): Launch {
  return async (number) => {
    const target = `${origin}/launch`;
    const launch = await ask(target, { form: { id_token: await stub.idToken(number, 'n', target) } });
    wants(launch, 200, 'floor');
  };
}
