import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RequestEntry } from '../../lms/model.ts';
import { postBack } from '../../lms/picked.ts';
import { toolAndLms, type Entered, type SiteName, type ToolAndLms } from '../../setup/tool-and-lms.ts';

const NRPS_SCOPE = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
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
  describe('the roster after a launch that carries it', () => {
    let trainer: Entered;
    let calls: RequestEntry[];
    beforeAll(async () => {
      trainer = await both.enter({ site, person: 'ruth' });
      while (await both.tool.rooms.work.rosters());
      calls = await requestsOf(site, 'memberships');
    });

    it('[case 40] is read, and its people are known', async () => {
      const answer = await both.tool.call('GET', '/api/cohort/learners', { token: trainer.token });
      expect(answer.body).toMatchObject({ total: 12 });
    });

    it('[case 41] is asked for by a GET that the platform answers', () => {
      expect(calls[0]).toMatchObject({ method: 'GET', status: 200 });
    });

    it('[case 42] is asked for by its media type', () => {
      for (const call of calls)
        expect(call.headers['accept']).toBe('application/vnd.ims.lti-nrps.v2.membershipcontainer+json');
    });

    it('[case 43] is asked for with a bearer token', () => {
      for (const call of calls) expect(call.headers['authorization']).toMatch(/^Bearer \S+$/);
    });

    it('[case 44] is asked for within its scope', async () => {
      const tokens = await requestsOf(site, 'token');
      const scopes = tokens.map((one) => String((one.detail as Record<string, unknown>)['scope'] ?? ''));
      expect(scopes).toContain(NRPS_SCOPE);
    });
  });

  describe('a step marked as done', () => {
    let post: RequestEntry;
    let userId: string;
    beforeAll(async () => {
      const learner = await both.enter({ site, person: 'tom' });
      await markAndSend(learner, 'conversation-models/goal-too-early');
      post = (await requestsOf(site, 'scores')).at(-1)!;
      userId = (JSON.parse(post.body) as { userId: string }).userId;
    });

    it('[case 45] is a number in the gradebook', async () => {
      expect(await cellOf(site, 'tom')).toMatchObject({ visible: 10, scoreMaximum: 2400 });
    });

    it('[case 46] is sent with a token that was asked for by a whole assertion', async () => {
      const { tools } = await both.lms.client.state(site);
      const token = (await requestsOf(site, 'token')).at(-1);
      expect(token).toMatchObject({ method: 'POST', status: 200 });
      const { assertion, scope } = (token?.detail ?? {}) as { assertion: JWTPayload; scope: string };
      const clientId = tools[0]?.clientId;
      expect(assertion).toMatchObject({ iss: clientId, sub: clientId, jti: expect.any(String) as unknown });
      expect(assertion.aud).toBe(new URL(token?.path ?? '', both.lms.origin).href);
      expect(assertion.exp! - assertion.iat!).toBeLessThanOrEqual(600);
      expect(scope).toContain('https://purl.imsglobal.org/spec/lti-ags/scope/score');
    });

    it('[case 47] has a column that was looked for and made by the media types of columns', async () => {
      const columns = await requestsOf(site, 'lineitems');
      const made = columns.find((one) => one.method === 'POST');
      expect(columns[0]?.headers['accept']).toBe('application/vnd.ims.lis.v2.lineitemcontainer+json');
      if (made) expect(made.headers['content-type']).toBe('application/vnd.ims.lis.v2.lineitem+json');
    });

    it('[case 48] arrives under the id of who was launched, as a score', async () => {
      const { people } = await both.lms.client.state(site);
      expect(post.status).toBe(200);
      expect(post.headers['content-type']).toBe('application/vnd.ims.lis.v1.score+json');
      expect(userId).toBe(people.find((one) => one.key === 'tom')?.sub);
    });

    it('[case 49] is the result that the platform answers', async () => {
      expect(await resultOf(site, post.path, userId)).toBeCloseTo(10 / 2400, 4);
    });
  });

  describe('what a trainer picks', () => {
    let item: { key: string; title: string; number: string | null };
    let answer: { action: string; jwt: string };
    let claims: JWTPayload;
    let posted: Response;
    let since: number;
    beforeAll(async () => {
      const { token } = await both.enter({ site, person: 'ruth', message: 'LtiDeepLinkingRequest' });
      const { items } = (await both.tool.call('GET', '/api/picker', { token })).body as {
        items: (typeof item)[];
      };
      item = items.find((one) => one.key === 'step:conversation-models/goal-too-early')!;
      const body = { keys: [item.key] };
      answer = (await both.tool.call('POST', '/api/picker', { token, body })).body as typeof answer;
      claims = decodeJwt(answer.jwt);
      since = Date.now() / 1000;
      posted = await postBack(site, answer);
    });

    it('[case 33] is posted back, and the platform takes it', () => {
      expect(new URL(answer.action).origin).toBe(both.lms.origin);
      expect(posted.status).toBeLessThan(400);
    });

    it('[case 34] is a deep linking response', () => {
      expect(claims[`${LTI}message_type`]).toBe('LtiDeepLinkingResponse');
    });

    it('[case 35] was made before now and ends soon', () => {
      expect(claims.iat).toBeLessThanOrEqual(since);
      expect(claims.exp).toBeGreaterThan(since);
      expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(3600);
    });

    it('[case 36] verifies with the key of our key set that it names', async () => {
      const keys = createRemoteJWKSet(new URL(`${both.tool.origin}/lti/jwks`));
      const { protectedHeader } = await jwtVerify(answer.jwt, keys, { clockTolerance: 5 });
      expect(protectedHeader.kid).toBeTruthy();
    });

    it('[case 37] names the tool, the platform and the deployment, and echoes what was sent along', async () => {
      const { tools, settings } = await both.lms.client.state(site);
      expect(claims).toMatchObject({
        iss: tools[0]?.clientId,
        aud: settings.issuer,
        nonce: expect.stringMatching(/./) as string,
        [`${LTI}deployment_id`]: tools[0]?.deployments[0]?.id,
        [`${LTI}version`]: '1.3.0',
      });
      const asked = {
        deep_link_return_url: answer.action,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
        data: 'opaque <&> text',
      };
      const overrides = { claims: { [`${DL}deep_linking_settings`]: asked } };
      const { token } = await both.enter({
        site,
        person: 'ruth',
        message: 'LtiDeepLinkingRequest',
        overrides,
      });
      const { body } = await both.tool.call('POST', '/api/picker', { token, body: { keys: [item.key] } });
      expect(decodeJwt((body as typeof answer).jwt)[`${DL}data`]).toBe('opaque <&> text');
    });

    it('[case 38] carries what the picker showed', () => {
      expect(claims[`${DL}content_items`]).toMatchObject([
        { title: `${item.number} ${item.title}`, custom: { content_id: item.key } },
      ]);
    });

    it('[case 39] opens from the link that came of it', async () => {
      const { links } = await both.lms.client.state(site);
      const link = links.find((one) => one.title === `${item.number} ${item.title}`);
      expect(link).toBeDefined();
      const opened = await both.enter({ site, person: 'farah', link: link?.id } as never);
      expect(opened.landing).toBe('/app/course/conversation-models/goal-too-early');
    });
  });
});
