import { addDays } from '../../server/core/days.rule.ts';
import type { Session } from '../../server/core/session.ts';
import { doorOf } from './door.ts';
import type { PastTool } from './past-tool.ts';
import { setsLife } from './sets-life.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
  start: Date;
}

interface Line {
  module: string;
  step: string;
  kind: string;
  startsAt: string | null;
  endsAt: string | null;
}

const NOTHING = { params: {}, body: {} };
const ROOM = 'https://meet.example.org/mentors';
/** Who came to the n-th session too late. */
const LATE = ['farah', 'sofia', 'amir'];
const SAID = [
  { worth: 5, learned: 'To wait for the second answer.', use: 'The sheet.', change: '' },
  { worth: 4, learned: 'I ask three questions at once.', use: 'One question, then silence.', change: '' },
  { worth: 4, learned: '', use: '', change: 'Ten minutes more for the trios.' },
  { worth: 3, learned: 'Una pregunta basta.', use: '', change: '' },
  { worth: 5, learned: 'Others are behind as well.', use: 'Say so sooner.', change: '' },
  { worth: 4, learned: '', use: 'Kept silences.', change: 'Start on time.' },
];

/**
 * Sessions that were held, with those who came, who did not and what they said of it; the next one is to come, one was
 * moved. Done again it changes nothing.
 */
export async function liveLife({ tool, sessions, start }: Walk): Promise<void> {
  const ruth = sessions.get('ruth');
  if (!ruth) return;
  tool.setClock(0);
  const door = doorOf(tool, ruth);
  const calendar = async () =>
    (await door('GET /api/live/calendar', NOTHING)) as { revision: number; sessions: Line[] };
  const { revision, sessions: lines } = await calendar();
  if (revision > 0) return;
  const rhythm = { weekday: 3, time: '16:00' };
  await door('PUT /api/live/rhythm', { params: {}, body: { revision, rhythm, link: ROOM, language: 'en' } });
  await moveOne(door, start, lines);
  const now = tool.now().toISOString();
  const { sessions: dated } = await calendar();
  const held = dated.filter(({ endsAt, kind }) => endsAt !== null && endsAt < now && kind === 'cohort');
  for (const [at, line] of held.entries()) await hold({ tool, sessions, start }, ruth, { line, at });
  await setsLife({ tool, sessions });
  tool.setClock(0);
}

/** The fifth was to be on a Wednesday, and is on the Thursday. */
async function moveOne(door: ReturnType<typeof doorOf>, start: Date, lines: readonly Line[]): Promise<void> {
  const { module = '', step = '' } = lines[4] ?? {};
  const monday = addDays(start.toISOString().slice(0, 10), 4 * 14);
  const at = { day: addDays(monday, 3), time: '15:00' };
  const body = { revision: 1, at, link: null, language: 'both', far: true };
  await door('PUT /api/live/sessions/:module/:step', { params: { module, step }, body });
}

const learnersOf = (sessions: Walk['sessions']) =>
  [...sessions].filter(([, { role, testUser }]) => role === 'learner' && !testUser);

async function hold(
  { tool, sessions }: Walk,
  ruth: Session,
  { line, at }: { line: Line; at: number },
): Promise<void> {
  const { module, step, startsAt, endsAt } = line;
  const params = { module, step };
  const goTo = (moment: number) => tool.setClock((moment - Date.now()) / 1000);
  const [from, until] = [Date.parse(startsAt ?? ''), Date.parse(endsAt ?? '')];
  // Who has got as far as this session's step was there: the minutes of the cohort are what they are without this.
  const done = await Promise.all(
    learnersOf(sessions).map(async ([, one]) => (await tool.rooms.course.stepsDone(one, one.person)) ?? []),
  );
  const wasThere = (place: number) => done[place]?.some((one) => one.module === module && one.step === step);
  const came = learnersOf(sessions).filter((_, place) => wasThere(place));
  const [, missing] = learnersOf(sessions).find((_, place) => !wasThere(place)) ?? [];
  for (const [name, learner] of came) {
    goTo(from + (name === LATE[at % LATE.length] ? 14 : -4) * 60_000);
    await doorOf(tool, learner)('POST /api/live/sessions/:module/:step/check-in', { params, body: {} });
  }
  goTo(until - 3 * 60_000);
  for (const [place, [, learner]] of came.slice(0, SAID.length).entries())
    await doorOf(tool, learner)('POST /api/live/sessions/:module/:step/pulse', {
      params,
      body: SAID[place] ?? {},
    });
  await doorOf(tool, ruth)('POST /api/live/sessions/:module/:step/confirm', { params, body: {} });
  // The first of them has done the task; of the last nobody has heard.
  goTo(until + 26 * 60 * 60_000);
  if (missing && at === 0)
    await doorOf(tool, missing)('PUT /api/live/sessions/:module/:step/made-up', {
      params,
      body: { done: true },
    });
}
