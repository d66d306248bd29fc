import { createRemoteJWKSet, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LaunchThroughOrder } from '../lms/launch-as.ts';
import { postBack } from '../lms/picked.ts';
import { toolAndLms, type SiteName, type ToolAndLms } from '../setup/tool-and-lms.ts';

const SITES: SiteName[] = ['moodle', 'canvas'];
const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const STEP = 'step:conversation-models/goal-too-early';
const MODULE = 'module:conversation-models';

interface Item {
  key: string;
  title: string;
  graded: boolean;
}
interface Shown {
  acceptsLinks: boolean;
  acceptMultiple: boolean;
  acceptLineItem: boolean;
  items: Item[];
}

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

/** A trainer opens the picker; `order` says from where, or what the LMS says it accepts. */
async function open(site: SiteName, order: Partial<LaunchThroughOrder> = {}) {
  const { token, landing } = await both.enter({
    site,
    person: 'ruth',
    message: 'LtiDeepLinkingRequest',
    ...order,
  });
  expect(landing).toBe('/app/picker');
  const shown = (await both.tool.call('GET', '/api/picker', { token })).body as Shown;
  const pick = async (keys: string[]) => both.tool.call('POST', '/api/picker', { token, body: { keys } });
  return { shown, pick, token };
}

/** Posts an answer to the LMS as the trainer's browser does, and says which links came of it. */
async function post(site: SiteName, answer: { body: unknown }) {
  const { action, jwt } = answer.body as { action: string; jwt: string };
  const before = new Set((await both.lms.client.state(site)).links.map((one) => one.id));
  const posted = await postBack(site, { action, jwt });
  expect(posted.status).toBeLessThan(400);
  const keys = createRemoteJWKSet(new URL(`${both.tool.origin}/lti/jwks`));
  const { payload, protectedHeader } = await jwtVerify(jwt, keys, { clockTolerance: 5 });
  const added = (await both.lms.client.state(site)).links.filter((one) => !before.has(one.id));
  return { added, payload, header: protectedHeader };
}

const accepting = (settings: Record<string, unknown>): Partial<LaunchThroughOrder> => ({
  overrides: {
    claims: {
      [`${DL}deep_linking_settings`]: {
        deep_link_return_url: `${both.lms.origin}/nowhere`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
        ...settings,
      },
    },
  },
});

describe.each(SITES)('the picker of %s', (site) => {
  it('offers the whole course, each module and each step, and nothing of rooms that do not exist', async () => {
    const { shown } = await open(site);
    const kinds = new Map<string, number>();
    for (const { key } of shown.items) {
      const kind = key.split(':')[0] ?? '';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(kinds.get('course')).toBe(1);
    expect(kinds.get('module')).toBe(13);
    expect(kinds.get('step')).toBeGreaterThan(100);
    const { course } = both.tool.rooms;
    const run = { course: 'advanced-mentoring', edition: 1 };
    for (const key of [STEP, MODULE, 'course']) expect(course.landing(key, run)).toMatch(/^\/app\//);
    for (const { key } of shown.items.filter((one) => one.key !== 'course'))
      expect(course.landing(key, run), key).not.toBe('/app/');
  });

  it('sends several as links with their content in custom values and in the address', async () => {
    const { shown, pick } = await open(site, site === 'canvas' ? { placement: 'link_selection' } : {});
    expect(shown).toMatchObject({ acceptsLinks: true, acceptMultiple: true });
    const { added, payload, header } = await post(site, await pick(['course', MODULE, STEP]));
    const { tools } = await both.lms.client.state(site);
    expect(header.kid).toBeTruthy();
    expect(payload).toMatchObject({
      iss: tools[0]?.clientId,
      [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
      [`${LTI}version`]: '1.3.0',
      [`${LTI}deployment_id`]: tools[0]?.deployments[0]?.id,
    });
    expect(payload['nonce']).toBeTruthy();
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeGreaterThan(60);
    expect(added.map((one) => one.custom['content_id'])).toEqual(['course', MODULE, STEP]);
    for (const link of added) {
      const url = new URL(link.url);
      expect(url.origin + url.pathname).toBe(`${both.tool.origin}/lti/launch`);
      expect(url.searchParams.get('content_id')).toBe(link.custom['content_id']);
      const title = shown.items.find((one) => one.key === link.custom['content_id'])?.title;
      expect(link.title.endsWith(title ?? '?')).toBe(true);
    }
  });

  it('brings a column with what is graded where columns are accepted, and none where they are not', async () => {
    const graded = async () => {
      const { pick, shown } = await open(site, site === 'canvas' ? { placement: 'link_selection' } : {});
      const key = shown.items.find((one) => one.graded)?.key ?? '';
      expect(key).toBe('course');
      const { payload } = await post(site, await pick([key]));
      return (payload[`${DL}content_items`] as Record<string, unknown>[])[0];
    };
    // Moodle refuses a maximum above its own: there the column is made through the grade service.
    if (site === 'moodle') expect(await graded()).not.toHaveProperty('lineItem');
    else
      expect(await graded()).toMatchObject({
        lineItem: {
          scoreMaximum: 2400,
          tag: 're-entry-guided-minutes',
          resourceId: 're-entry-guided-minutes',
        },
      });
    const { shown, pick } = await open(site, accepting({ accept_multiple: true, accept_lineitem: false }));
    expect(shown.acceptLineItem).toBe(false);
    const { jwt } = (await pick(['course'])).body as { jwt: string };
    expect(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()).not.toContain('lineItem');
  });

  it('sends one only where one is accepted', async () => {
    const { shown, pick } = await open(
      site,
      site === 'canvas' ? { placement: 'assignment_selection' } : accepting({ accept_multiple: false }),
    );
    expect(shown.acceptMultiple).toBe(false);
    const two = await pick([MODULE, STEP]);
    expect(two).toMatchObject({ status: 400, body: { error: { problems: [{ code: 'one-only' }] } } });
    const one = await pick([STEP]);
    expect(one.status).toBe(200);
    if (site === 'canvas') expect((await post(site, one)).added).toHaveLength(1);
  });

  it('[case 70] sends nothing where links are not accepted, says so, and the empty answer goes through', async () => {
    const { shown, pick } = await open(site, accepting({ accept_types: ['html', 'file'] }));
    expect(shown.acceptsLinks).toBe(false);
    expect(await pick([STEP])).toMatchObject({
      status: 400,
      body: { error: { problems: [{ code: 'links-refused' }] } },
    });
    expect((await pick([])).status).toBe(200);
  });

  it('answers a cancel with no items, and adds nothing', async () => {
    const { pick } = await open(site);
    const { added, payload } = await post(site, await pick([]));
    expect(added).toEqual([]);
    expect(payload[`${DL}content_items`] ?? []).toEqual([]);
  });

  it('gives data back unchanged, and none where none came', async () => {
    const data = '  csrf: <tag> "ñ" {"a":1}  ';
    const claimsOf = (answer: { body: unknown }) =>
      JSON.parse(
        Buffer.from((answer.body as { jwt: string }).jwt.split('.')[1] ?? '', 'base64url').toString(),
      ) as Record<string, unknown>;
    const withData = await open(site, accepting({ data }));
    expect(claimsOf(await withData.pick([]))[`${DL}data`]).toBe(data);
    const without = await open(site, accepting({}));
    expect(claimsOf(await without.pick([]))).not.toHaveProperty(`${DL}data`);
  });

  it('refuses keys that nobody offered, and people who came by another door', async () => {
    const { pick } = await open(site);
    for (const key of ['step:gone/gone', 'hours', 'https://evil.example/', ''])
      expect(await pick([key])).toMatchObject({
        status: 400,
        body: { error: { problems: [{ code: 'unknown-key' }] } },
      });
    const trainer = await both.enter({ site, person: 'ruth' });
    for (const method of ['GET', 'POST'])
      expect(
        await both.tool.call(method, '/api/picker', {
          token: trainer.token,
          ...(method === 'POST' ? { body: { keys: [] } } : {}),
        }),
      ).toMatchObject({ status: 409, body: { error: { code: 'no-deep-linking' } } });
    const learner = await both.enter({ site, person: 'tom' });
    expect((await both.tool.call('GET', '/api/picker', { token: learner.token })).status).toBe(403);
  });
});

it('Canvas’ editor takes links without columns', async () => {
  const { shown, pick } = await open('canvas', { placement: 'editor_button' });
  expect(shown).toMatchObject({ acceptsLinks: true, acceptLineItem: false });
  const { added, payload } = await post('canvas', await pick(['course']));
  expect(added).toHaveLength(1);
  expect(JSON.stringify(payload)).not.toContain('lineItem');
});

it('Moodle, as delivered, takes the whole course alone and among others, and the tool’s own column is the only one', async () => {
  const own = await toolAndLms();
  const choose = async (keys: string[]) => {
    const trainer = await own.enter({ site: 'moodle', person: 'ruth', message: 'LtiDeepLinkingRequest' });
    const answer = await own.tool.call('POST', '/api/picker', { token: trainer.token, body: { keys } });
    const { action, jwt } = answer.body as { action: string; jwt: string };
    await fetch(action, {
      method: 'POST',
      headers: { cookie: 'MoodleSession=ruth' },
      body: new URLSearchParams({ JWT: jwt, repost: '1' }),
    });
    return (await own.lms.client.state('moodle')).links.map((one) => one.custom['content_id']);
  };
  expect((await own.lms.client.state('moodle')).settings.gradePointMax).toBe(100);
  // The first one is there from the beginning.
  expect(await choose(['course'])).toEqual(['course', 'course']);
  expect(await choose(['course', MODULE])).toEqual(['course', 'course', 'course', MODULE]);
  expect((await own.lms.client.gradebook('moodle')).items).toEqual([]);
  const { token } = await own.enter({ site: 'moodle', person: 'tom' });
  const path = '/api/course/steps/conversation-models/goal-too-early/done';
  expect((await own.tool.call('PUT', path, { token })).status).toBe(200);
  while (await own.tool.rooms.work.handOver());
  own.tool.clock.forward(2500);
  while (await own.tool.rooms.work.scores());
  own.tool.clock.forward(-2500);
  const { items, cells } = await own.lms.client.gradebook('moodle');
  expect(items).toMatchObject([{ tag: 're-entry-guided-minutes', scoreMaximum: 2400 }]);
  expect(cells).toMatchObject([{ person: 'tom', visible: 10 }]);
});
