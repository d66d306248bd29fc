import type { Door } from '../demo/door.ts';
import { fillForms, secondReading, WRITERS } from '../demo/forms-life.ts';
import type { BrowserKit } from './kit.ts';

/** Steps done, in the order of the course; people who are not here have not opened it. */
const STEPS_DONE: Readonly<Record<string, number>> = {
  ines: 14,
  tom: 11,
  farah: 9,
  neil: 0,
  beatriz: 12,
  joanna: 6,
  colm: 3,
  grace: 10,
  hannah: 7,
};

const WEEKS_SINCE_START = 5;
const DAY_MS = 86_400_000;

/** A course in its sixth week, with a cohort that has walked different ways; one score was refused by the LMS. */
export async function seedCohort(kit: BrowserKit, site: 'moodle' | 'canvas'): Promise<void> {
  await kit.enter({ site, person: 'ruth' });
  for (const [person, steps] of Object.entries(STEPS_DONE)) await walk(kit, { site, person, steps });
  await writeForms(kit, site);
  await moveStart(kit);
  await moveMarks(kit);
  await kit.workOff();
  await kit.lms.client.fault({ site, endpoint: 'scores', status: 403, times: 0 });
  await walk(kit, { site, person: 'sofia', steps: 8 });
  await kit.workOff();
  await kit.lms.client.clearFaults();
}

/** What the demo's people have written, and a second reading of one of them. */
async function writeForms(kit: BrowserKit, site: 'moodle' | 'canvas'): Promise<void> {
  for (const person of WRITERS) {
    const { token } = await kit.enter({ site, person });
    const door: Door = async (key, { params, body }) => {
      const [method = '', path = ''] = key.split(' ');
      const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
      const answer = await kit.tool.call(method, filled, { token, body });
      if (answer.status !== 200) throw new Error(`${key}: ${JSON.stringify(answer.body)}`);
    };
    await fillForms(door, person);
    if (person === 'tom') await secondReading(door);
  }
}

interface RoadMap {
  modules: { slug: string; steps: { slug: string }[] }[];
}

async function walk(
  kit: BrowserKit,
  { site, person, steps }: { site: 'moodle' | 'canvas'; person: string; steps: number },
): Promise<void> {
  const { token, me } = await kit.enter({ site, person });
  const map = (await kit.tool.call('GET', '/api/course/road-map', { token })).body as RoadMap;
  const all = map.modules.flatMap((module) => module.steps.map((step) => `${module.slug}/${step.slug}`));
  const scope = { tenant: kit.tenants[site], run: me.run.id };
  const who = { person: me.id, testUser: false };
  // Some are judged by a room, by what is made there; here it is the marks alone.
  for (const step of all.slice(0, steps))
    await kit.tool.rooms.course.complete(scope, who, step, kit.tool.clock.now());
}

/** A run begins on the Monday of its first launch; here that was some weeks ago. */
async function moveStart({ tool }: BrowserKit): Promise<void> {
  const runs = tool.database.connection.collection<{ startsOn: string }>('runs');
  for (const { _id, startsOn } of await runs.find().toArray()) {
    const earlier = new Date(Date.parse(startsOn) - WEEKS_SINCE_START * 7 * DAY_MS);
    await runs.updateOne({ _id }, { $set: { startsOn: earlier.toISOString().slice(0, 10) } });
  }
}

const DAYS_SINCE_LAST = [1, 2, 4, 3, 24, 6, 2, 5];
const HOUR_MS = 3_600_000;

/** People did not do it all this minute: somebody was here yesterday, somebody has been quiet for weeks. */
async function moveMarks({ tool }: BrowserKit): Promise<void> {
  interface Row {
    marks: { at: Date }[];
  }
  const progress = tool.database.connection.collection<Row>('progress');
  const rows = await progress.find().toArray();
  for (const [index, { _id, marks }] of rows.entries()) {
    const last =
      Date.now() - (DAYS_SINCE_LAST[index % DAYS_SINCE_LAST.length] ?? 1) * DAY_MS - index * HOUR_MS;
    const moved = marks.map((mark, at) => ({
      ...mark,
      at: new Date(last - (marks.length - 1 - at) * 20 * HOUR_MS),
    }));
    const seen = moved.at(-1)?.at ?? null;
    await progress.updateOne({ _id }, { $set: { marks: moved, 'tally.lastStepAt': seen } });
  }
}
