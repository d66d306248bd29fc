import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { Session } from '../../server/core/session.ts';
import type { evaluatedMeetings, ownEvaluations } from '../../server/rooms/evaluation/evaluation.contract.ts';
import type { allSets } from '../../server/rooms/live/set.contract.ts';
import { hex } from '../setup/hex.ts';
import { type Door, doorOf } from './door.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
}
type Meeting = AnswerOf<typeof evaluatedMeetings>['meetings'][number];
type Values = Record<string, unknown>;

const NOTHING = { params: {}, body: {} };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Who says what of their first meeting, how many hours before the time is over, and whether of later ones too. */
interface Said {
  name: string;
  hoursLeft: number;
  of: 'first' | 'all';
  values: Values;
}

/** The five numbers of the form, in its order. */
const scales = ([useful, safe, questions_quality, airtime, facilitation]: readonly number[]): Values => ({
  useful,
  safe,
  questions_quality,
  airtime,
  facilitation,
});

const SAID: readonly Said[] = [
  {
    name: 'ines',
    hoursLeft: 44,
    of: 'all',
    values: {
      ...scales([5, 4, 4, 3, 5]),
      learned: 'I ask for hours, and they hear a promise that somebody else must keep.',
      will_do: 'Ask before I explain.',
    },
  },
  {
    name: 'tom',
    hoursLeft: 30,
    of: 'first',
    values: {
      ...scales([4, 5, 4, 4, 4]),
      learned: 'A question that I could have answered was the best one.',
      change: 'Check in for one minute each, not five.',
    },
  },
  {
    name: 'farah',
    hoursLeft: 12,
    of: 'all',
    values: {
      ...scales([4, 4, 3, 4, 5]),
      learned: 'To keep the time is to be quiet.',
      say_privately: 'Could we speak for ten minutes about my turn? Nothing urgent.',
    },
  },
  {
    name: 'beatriz',
    hoursLeft: 20,
    of: 'all',
    values: {
      ...scales([5, 5, 5, 4, 4]),
      learned: 'El manual me lo pedí yo; nadie más.',
      will_do: 'Callar después de preguntar.',
    },
  },
  // A day late: it counts, and is said to be late.
  {
    name: 'joanna',
    hoursLeft: -26,
    of: 'first',
    values: { ...scales([3, 4, 4, 3, 4]), learned: 'Others are behind as well.' },
  },
  {
    name: 'sofia',
    hoursLeft: 40,
    of: 'first',
    values: { ...scales([4, 4, 3, 3, 4]), learned: 'Matching by hand takes an hour.' },
  },
  {
    name: 'hannah',
    hoursLeft: 3,
    of: 'first',
    values: { ...scales([4, 5, 4, 4, 4]), learned: 'To say less, later.' },
  },
];

const NOTES: Values = {
  energy: 4,
  process_seen: 'Advice came dressed as questions in the first turn; after one reminder it hardly did.',
  interventions: [
    {
      key: 'i1',
      cells: {
        moment: 'Ten minutes in',
        move: 'Asked for a silence',
        effect: 'The next question was shorter',
      },
    },
  ],
  own_learning: 'I spoke too soon after the silence, and it was gone.',
  follow_up: 'check-in',
  towards_self_managed: 3,
};

/**
 * What was said of meetings of sets: most have answered and one late, a trainer has written her notes of one meeting and
 * begun those of another, and one date to come was moved. Done again it changes nothing.
 */
export async function evaluationLife({ tool, sessions }: Walk): Promise<void> {
  const ruth = sessions.get('ruth');
  if (!ruth) return;
  tool.setClock(0);
  const door = doorOf(tool, ruth);
  const { meetings } = (await door('GET /api/evaluation/meetings', NOTHING)) as AnswerOf<
    typeof evaluatedMeetings
  >;
  if (meetings.length === 0 || meetings.some(({ answered }) => answered > 0)) return;
  for (const said of SAID) await evaluate({ tool, sessions }, said);
  const first = meetings
    .filter(({ n, notes }) => n === 1 && notes === 'none')
    .toSorted((one, other) => other.there - one.there);
  for (const [at, meeting] of first.entries()) await takeNotes(tool, door, meeting, at === 0);
  await moveOne(tool, door);
  tool.setClock(0);
}

async function evaluate({ tool, sessions }: Walk, { name, hoursLeft, of, values }: Said): Promise<void> {
  const session = sessions.get(name);
  if (!session) return;
  const door = doorOf(tool, session);
  tool.setClock(0);
  const { meetings } = (await door('GET /api/evaluation/mine', NOTHING)) as AnswerOf<typeof ownEvaluations>;
  for (const { n, subject, dueAt } of meetings.filter(({ open }) => open)) {
    if (dueAt === null || (of === 'first' && n > 1)) continue;
    goTo(tool, Date.parse(dueAt) - hoursLeft * HOUR_MS);
    await fillIn(door, { form: 'set-evaluation', subject }, { values, finish: true });
  }
}

async function takeNotes(
  tool: PastTool,
  door: Door,
  { subject, endedAt }: Meeting,
  isWhole: boolean,
): Promise<void> {
  goTo(tool, Date.parse(endedAt ?? '') + 2 * DAY_MS);
  const name = { form: 'facilitator-notes', subject };
  const params = { ...name, variant: 'plain' };
  const { starts } = (await door('GET /api/forms/:form/:variant/:subject', { params, body: {} })) as {
    starts: Values;
  };
  const values = isWhole ? { ...starts, ...NOTES } : { ...starts, energy: 3 };
  await fillIn(door, name, { values, finish: isWhole });
}

const fillIn = (
  door: Door,
  name: { form: string; subject: string },
  { values, finish }: { values: Values; finish: boolean },
) =>
  door('PUT /api/forms/:form/:variant/:subject', {
    params: { ...name, variant: 'plain' },
    body: { write: hex(), revision: 0, version: 1, lang: 'en', values, finish },
  });

/** The fourth meeting of a set is a day later than it was to be. */
async function moveOne(tool: PastTool, door: Door): Promise<void> {
  tool.setClock(0);
  const { sets } = (await door('GET /api/live/sets', NOTHING)) as AnswerOf<typeof allSets>;
  const [set] = sets.toSorted((one, other) => other.members.length - one.members.length);
  const at = set?.meetings.find(({ n }) => n === 4)?.at;
  if (!set || at === undefined) return;
  const params = { set: set.id, n: '4' };
  const body = { at: new Date(Date.parse(at) + DAY_MS).toISOString(), anyway: true };
  await door('PUT /api/live/sets/:set/meetings/:n', { params, body });
}

const goTo = (tool: PastTool, moment: number) => tool.setClock(Math.min(0, (moment - Date.now()) / 1000));
