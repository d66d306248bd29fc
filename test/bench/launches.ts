import { authorizationUrlOf, clientConfigOf } from '../lms/launch-as.ts';
import type { PlatformStub } from './platform.ts';

/** One full launch of learner `number`; rejects unless the person ends on the tool's page. */
export type Launch = (number: number) => Promise<void>;

interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

async function ask(
  url: string,
  options: { form?: Record<string, string>; cookie?: string } = {},
): Promise<Answer> {
  const { form, cookie } = options;
  const answer = await fetch(url, {
    redirect: 'manual',
    method: form ? 'POST' : 'GET',
    headers: cookie ? { cookie } : {},
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

const cookiesOf = (answer: Answer) =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/max-age=0|expires=thu, 01 jan 1970/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');

function wants(answer: Answer, status: number, what: string): void {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.body.slice(0, 300)}`);
}

/** Login and the LMS's signed answer: the same for every tool. Answers what the browser posts, and its cookies. */
async function upToLaunch(stub: PlatformStub, tool: { login: string; target: string }, number: number) {
  const { issuer, clientId, deploymentId } = stub.platform;
  const query = new URLSearchParams({
    iss: issuer,
    login_hint: String(number),
    lti_message_hint: 'bench',
    target_link_uri: tool.target,
    client_id: clientId,
    lti_deployment_id: deploymentId,
  });
  const login = await ask(`${tool.login}?${query.toString()}`);
  const authorization = new URL(authorizationUrlOf(login) ?? '');
  const state = authorization.searchParams.get('state') ?? '';
  const nonce = authorization.searchParams.get('nonce') ?? '';
  const idToken = await stub.idToken(number, nonce, tool.target);
  return { form: { id_token: idToken, state }, cookie: cookiesOf(login) };
}

/** Ours: login and launch, whose page holds the session. */
export function ownLaunch(stub: PlatformStub, origin: string): Launch {
  return async (number) => {
    const target = `${origin}/lti/launch`;
    const launch = await ask(
      target,
      await upToLaunch(stub, { login: `${origin}/lti/login`, target }, number),
    );
    wants(launch, 200, 'launch');
    if (typeof clientConfigOf(launch.body)?.['token'] !== 'string') throw new Error('no session');
  };
}

/** ltijs: login, launch, and the page behind its redirect, where its session begins. */
export function ltijsLaunch(stub: PlatformStub, origin: string): Launch {
  return async (number) => {
    const target = `${origin}/`;
    const before = await upToLaunch(stub, { login: `${origin}/login`, target }, number);
    const launch = await ask(target, before);
    wants(launch, 302, 'ltijs launch');
    const page = await ask(new URL(launch.headers.get('location') ?? '', target).href, {
      cookie: cookiesOf(launch),
    });
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
