import { beforeAll, expect, it } from 'vitest';
import { libraryOf } from '../../server/content/library.ts';
import type { Course } from '../../server/content/course.types.ts';
import type { Session } from '../../server/core/session.ts';
import { EditionService } from '../../server/rooms/course/edition.service.ts';
import { readCourses } from '../../server/rooms.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

let both: ToolAndLms;
let ruth: Entered;
let tom: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  tom = await both.enter({ site: 'moodle', person: 'tom' });
});

const get = async (path: string, who: Entered) =>
  (await both.tool.call('GET', path, { token: who.token })).body as Record<string, unknown>;

/** A step that goes with the newer edition: one that its learner marks. */
const leaving = ({ modules }: Course) => modules[0]?.steps.find(({ judge }) => judge === null);

/** A library as it is after somebody has put a newer edition of the course beside the one on disk. */
function withNewer(now: Course) {
  const [first, ...rest] = now.modules;
  if (!first) throw new Error('a course without modules');
  const steps = first.steps.filter((step) => step !== leaving(now));
  return libraryOf([now, { ...now, edition: now.edition + 1, modules: [{ ...first, steps }, ...rest] }]);
}

it('a run keeps its edition, and there is nothing to take where none is newer', async () => {
  expect(await get('/api/course/edition', ruth)).toMatchObject({ newer: null });
  const body = { edition: 2 };
  const put = (who: Entered) => both.tool.call('PUT', '/api/course/edition', { token: who.token, body });
  expect((await put(ruth)).status).toBe(409);
  expect((await put(tom)).status).toBe(403);
  expect((await both.tool.call('GET', '/api/course/edition', { token: tom.token })).status).toBe(403);
});

it('[C7] a newer edition is a choice that shows what changes; marks stay, and the history says who took it', async () => {
  const library = readCourses();
  const offered = library.forNewRuns();
  const now = library.course(offered.course, offered.edition);
  const gone = leaving(now);
  const path = `/api/course/steps/${gone?.key}/done`;
  await both.tool.call('PUT', path, { token: tom.token });
  const { people } = both.tool.rooms;
  const editions = new EditionService({ people, library: withNewer(now), forget: () => undefined });
  const scope = { tenant: both.tenants.moodle, run: ruth.me.run.id };
  const session = { ...scope, person: ruth.me.id, role: 'trainer', lang: 'en' } as Session;
  const { newer } = await editions.read(session);
  expect(newer).toMatchObject({
    edition: now.edition + 1,
    steps: [{ change: 'gone', number: gone?.number, title: gone?.title.en }],
  });
  await expect(editions.take(session, now.edition + 2, both.tool.clock.now())).rejects.toMatchObject({
    code: 'conflict',
  });
  await editions.take(session, now.edition + 1, both.tool.clock.now());
  expect((await people.findRun(scope)).edition).toBe(now.edition + 1);
  expect((await editions.read(session)).newer).toBeNull();
  const { history } = (await get('/api/people/run/settings', ruth)) as { history: object[] };
  expect(history[0]).toMatchObject({
    by: ruth.me.name,
    changes: [{ field: 'edition', from: String(now.edition), to: String(now.edition + 1) }],
  });
  expect(await get('/api/course/road-map', tom)).toMatchObject({ minutesDone: gone?.minutes });
});
