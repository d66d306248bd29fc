import { decodeJwt } from 'jose';
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
  both.tool.clock.forward(2500);
  while (await both.tool.rooms.work.scores());
}

async function cellOf(site: SiteName, person: string) {
  const { cells } = await both.lms.client.gradebook(site);
  return cells.find((cell) => cell.person === person && cell.tag === 're-entry-guided-minutes');
}

describe.each(SITES)('services of %s', (site) => {
  it('[case 40] [case 41] [case 42] [case 43] [case 44] a launch that carries the roster starts its reading', async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    while (await both.tool.rooms.work.rosters());
    const [call] = await requestsOf(site, 'memberships');
    expect(call).toMatchObject({ method: 'GET', status: 200 });
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
    // Canvas answers with the result’s address, Moodle is asked for the result: both show the score.
    const token = (await requestsOf(site, 'token')).at(-1);
    expect(token?.status).toBe(200);
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
