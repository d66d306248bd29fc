import { decodeJwt, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RequestEntry } from '../../lms/model.ts';
import { toolAndLms, type Entered, type SiteName, type ToolAndLms } from '../../setup/tool-and-lms.ts';

const NRPS_SCOPE = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const SITES: SiteName[] = ['moodle', 'canvas'];

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

const requestsOf = async (site: SiteName, endpoint: RequestEntry['endpoint'], since = 0) =>
  (await both.lms.client.requests({ site, endpoint, since })).requests;

/** Marks a step and lets the outbox work until it is empty. */
async function markAndSend(who: Entered, step: string): Promise<void> {
  const { status } = await both.tool.call('PUT', `/api/course/steps/${step}/done`, { token: who.token });
  expect(status).toBe(200);
  while (await both.tool.rooms.work.handOver());
  both.tool.clock.forward(2500);
  while (await both.tool.rooms.work.scores());
}

async function cellOf(site: SiteName, person: string) {
  const { cells } = await both.lms.client.gradebook(site);
  return cells.find((cell) => cell.person === person && cell.tag === 're-entry-guided-minutes');
}

/** The tester's GET of results, signed with the tool's own key: share of the maximum that the platform shows. */
async function resultOf(site: SiteName, scorePath: string, userId: string): Promise<number> {
  const { tool, lms } = both;
  const platform = (await tool.rooms.install.listPlatforms()).find((one) => one.id === both.tenants[site]);
  const now = Math.floor(Date.now() / 1000) - 30;
  const client_assertion = await tool.rooms.keys.sign({
    iss: platform?.clientId,
    sub: platform?.clientId,
    aud: platform?.tokenEndpoint,
    iat: now,
    exp: now + 300,
    jti: crypto.randomUUID(),
  });
  const form = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
    scope: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  };
  const granted = await fetch(platform?.tokenEndpoint ?? '', {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'user-agent': 'tester' },
  });
  const { access_token } = (await granted.json()) as { access_token: string };
  const address = new URL(scorePath.replace('/scores', '/results'), lms.origin);
  const answer = await fetch(address, {
    headers: {
      accept: 'application/vnd.ims.lis.v2.resultcontainer+json',
      authorization: `Bearer ${access_token}`,
      'user-agent': 'tester',
    },
  });
  expect(answer.status).toBe(200);
  const rows = (await answer.json()) as { userId: string; resultScore: number; resultMaximum: number }[];
  const own = rows.find((one) => one.userId === userId);
  return (own?.resultScore ?? 0) / (own?.resultMaximum ?? 1);
}

describe.each(SITES)('services of %s', (site) => {
  it('[case 40] [case 41] [case 42] [case 43] [case 44] a launch that carries the roster starts its reading', async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    while (await both.tool.rooms.work.rosters());
    const [call] = await requestsOf(site, 'memberships');
    expect(call).toMatchObject({ method: 'GET', status: 200 });
    expect(call?.headers['accept']).toBe('application/vnd.ims.lti-nrps.v2.membershipcontainer+json');
    expect(call?.headers['authorization']).toMatch(/^Bearer \S+$/);
    const tokens = await requestsOf(site, 'token');
    const scopes = tokens.map((one) => String((one.detail as Record<string, unknown>)['scope'] ?? ''));
    expect(scopes).toContain(NRPS_SCOPE);
    const answer = await both.tool.call('GET', '/api/cohort/learners', { token: trainer.token });
    expect(answer.body).toMatchObject({ total: 12 });
  });

  it('[case 45] [case 46] [case 47] [case 48] [case 49] a step marked as done is a number in the gradebook', async () => {
    const learner = await both.enter({ site, person: 'tom' });
    await markAndSend(learner, 'conversation-models/goal-too-early');
    expect(await cellOf(site, 'tom')).toMatchObject({ visible: 10, scoreMaximum: 2400 });
    const posts = await requestsOf(site, 'scores');
    expect(posts.every((one) => one.status === 200)).toBe(true);
    const post = posts.at(-1);
    expect(post?.headers['content-type']).toBe('application/vnd.ims.lis.v1.score+json');
    const { people, tools } = await both.lms.client.state(site);
    const { userId } = JSON.parse(post?.body ?? '{}') as { userId?: string };
    expect(userId).toBe(people.find((one) => one.key === 'tom')?.sub);

    const columns = await requestsOf(site, 'lineitems');
    const made = columns.find((one) => one.method === 'POST');
    expect(columns[0]?.headers['accept']).toBe('application/vnd.ims.lis.v2.lineitemcontainer+json');
    if (made) expect(made.headers['content-type']).toBe('application/vnd.ims.lis.v2.lineitem+json');

    // The assertion as the platform took it: case 46.
    const token = (await requestsOf(site, 'token')).at(-1);
    expect(token).toMatchObject({ method: 'POST', status: 200 });
    const { assertion, scope } = (token?.detail ?? {}) as { assertion: JWTPayload; scope: string };
    const clientId = tools[0]?.clientId;
    expect(assertion).toMatchObject({ iss: clientId, sub: clientId, jti: expect.any(String) as unknown });
    expect(assertion.aud).toBe(new URL(token?.path ?? '', both.lms.origin).href);
    expect(assertion.exp! - assertion.iat!).toBeLessThanOrEqual(600);
    expect(scope).toContain('https://purl.imsglobal.org/spec/lti-ags/scope/score');

    expect(await resultOf(site, post?.path ?? '', userId ?? '')).toBeCloseTo(10 / 2400, 4);
  });

  it('[case 33] [case 34] [case 35] [case 36] [case 37] [case 38] [case 39] what is picked is what arrives, and it opens', async () => {
    const picker = await both.enter({ site, person: 'ruth', message: 'LtiDeepLinkingRequest' } as never);
    expect(picker.landing).toBe('/app/picker');
    const shown = (await both.tool.call('GET', '/api/picker', { token: picker.token })).body as {
      items: { key: string; title: string; number: string | null }[];
    };
    const wanted = shown.items.find((one) => one.key === 'step:conversation-models/goal-too-early');
    const answer = await both.tool.call('POST', '/api/picker', {
      token: picker.token,
      body: { keys: [wanted?.key] },
    });
    const { action, jwt } = answer.body as { action: string; jwt: string };
    const claims = decodeJwt(jwt);
    expect(claims['https://purl.imsglobal.org/spec/lti/claim/message_type']).toBe('LtiDeepLinkingResponse');
    expect(claims.exp! - Math.floor(Date.now() / 1000)).toBeGreaterThan(60);
    // The sandbox verifies signature, times and claims with our key set, and refuses what Moodle or Canvas would.
    const posted = await fetch(action, {
      method: 'POST',
      headers: { cookie: `${site === 'moodle' ? 'MoodleSession' : 'canvas_session'}=ruth` },
      // `repost`: Moodle's page posts itself once more to bring its cookie along.
      body: new URLSearchParams({ JWT: jwt, repost: '1' }),
      redirect: 'manual',
    });
    expect(posted.status).toBeLessThan(400);
    const { links } = await both.lms.client.state(site);
    const link = links.find((one) => one.title === `${wanted?.number} ${wanted?.title}`);
    expect(link).toBeDefined();
    const opened = await both.enter({ site, person: 'farah', link: link?.id } as never);
    expect(opened.landing).toBe('/app/course/conversation-models/goal-too-early');
  });
});
