import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type SiteName, type ToolAndLms } from '../setup/tool-and-lms.ts';

const SITES: SiteName[] = ['moodle', 'canvas'];

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

describe.each(SITES)('language on %s', (site) => {
  it('comes from the launch, can be changed, and is remembered by the next launch', async () => {
    const beatriz = await both.enter({ site, person: 'beatriz' });
    expect(beatriz.me.lang).toBe('es');
    const changed = await both.tool.call('PUT', '/api/me/language', {
      token: beatriz.token,
      body: { lang: 'en' },
    });
    expect(changed).toEqual({ status: 200, body: { lang: 'en' } });
    const me = await both.tool.call('GET', '/api/me', { token: beatriz.token });
    expect(me.body).toMatchObject({ lang: 'en' });
    const map = await both.tool.call('GET', '/api/course/modules', { token: beatriz.token });
    const next = await both.enter({ site, person: 'beatriz' });
    expect(next.me.lang).toBe('en');
    const tom = await both.enter({ site, person: 'tom' });
    expect(tom.me.lang).toBe('en');
    const english = await both.tool.call('GET', '/api/course/modules', { token: tom.token });
    expect(map.body).toEqual(english.body);
  });

  it('refuses one that the course does not have', async () => {
    const { token } = await both.enter({ site, person: 'tom' });
    const answer = await both.tool.call('PUT', '/api/me/language', { token, body: { lang: 'xx' } });
    expect(answer.status).toBe(400);
  });
});

describe('people who may not use the tool', () => {
  /** Every endpoint but the person's own, with ids of nothing. */
  const opened = async (token: string) => {
    const open: string[] = [];
    for (const route of both.tool.rooms.routes) {
      if (route.kind !== 'api' || route.spec.permission === 'public') continue;
      const path = route.spec.path.replace(/:(\w+)/g, 'nothing');
      const { status } = await both.tool.call(route.spec.method, path, {
        token,
        ...(route.spec.body ? { body: {} } : {}),
      });
      if (status !== 403) open.push(`${route.spec.method} ${route.spec.path}`);
    }
    return open;
  };
  const OWN = ['GET /api/me', 'PUT /api/me/language'];

  it('[C17] an observer of Canvas is told so, and opens nothing', async () => {
    const olive = await both.enter({ site: 'canvas', person: 'olive' });
    expect(olive.me.role).toBe('observer');
    expect((await opened(olive.token)).sort()).toEqual(OWN);
    const trainer = await both.enter({ site: 'canvas', person: 'ruth' });
    const { body } = await both.tool.call('GET', '/api/cohort/learners', { token: trainer.token });
    expect(JSON.stringify(body)).not.toContain(olive.me.id);
  });

  it('a visitor of a public course gets a page of their own, never somebody’s account', async () => {
    await both.lms.client.changeCourse({ site: 'canvas', set: { open: true } });
    const visitor = await both.enter({ site: 'canvas', person: 'anonymous' });
    expect(visitor.me).toMatchObject({ id: '', role: 'visitor', name: null, number: null });
    expect((await opened(visitor.token)).sort()).toEqual(OWN);
    const second = await both.enter({ site: 'canvas', person: 'anonymous' });
    expect(second.token).not.toBe(visitor.token);
    expect(await both.tool.database.connection.collection('enrolments').countDocuments({ person: '' })).toBe(
      0,
    );
  });

  it('a site administrator who opens the course has the trainer’s view and the installation beside it', async () => {
    const ada = await both.enter({ site: 'moodle', person: 'ada' });
    const me = await both.tool.call('GET', '/api/me', { token: ada.token });
    expect(me.body).toMatchObject({ administers: true });
    expect((await both.tool.call('GET', '/api/cohort/today', { token: ada.token })).status).toBe(200);
    const ruth = await both.enter({ site: 'moodle', person: 'ruth' });
    expect((await both.tool.call('GET', '/api/me', { token: ruth.token })).body).toMatchObject({
      role: 'trainer',
      administers: false,
    });
  });

  it('read the course’s title as it may be shown, whatever a platform wrote', async () => {
    const context = 'https://purl.imsglobal.org/spec/lti/claim/context';
    const titled = async (title: string) => {
      const claims = { [context]: { id: 'titles', title, type: [] } };
      const { token } = await both.enter({ site: 'canvas', person: 'tom', overrides: { claims } });
      const { body } = await both.tool.call('GET', '/api/me', { token });
      return (body as { run: { title: string | null } }).run.title;
    };
    expect(await titled('\u202eMentoring\u0007 2026')).toBe('Mentoring 2026');
    expect(await titled('\u200b\u3164')).toBeNull();
  });
});
