import { createHash } from 'node:crypto';
import type { EndpointKey, EndpointSpec } from '../../server/core/endpoint.contract.ts';
import type { Served } from '../../server/core/endpoint.ts';
import type { Session } from '../../server/core/session.ts';
import type { PastTool } from './past-tool.ts';

/** Something that somebody took to work, and what they said of it when the next module opened. */
interface Taken {
  who: string;
  step: string;
  /** Days after the start. */
  day: number;
  text: string;
  /** As many days after it as they had for it. */
  days?: number;
  back?: { day: number; outcome: 'did' | 'partly' | 'not-yet' | 'changed'; line: string };
}

/** One of them writes in Spanish. What has no answer is asked about today. */
const TAKEN: readonly Taken[] = [
  {
    who: 'ines',
    step: 'starting-points/start-your-hours',
    day: 12,
    days: 7,
    text: 'Send the message to two people from other floors, and say that no is a fine answer.',
    back: {
      day: 20,
      outcome: 'did',
      line: 'One yes the same evening, one kind no. The no was easier than I feared.',
    },
  },
  {
    who: 'ines',
    step: 'conversation-models/model-at-work',
    day: 26,
    text: 'Let ten minutes pass on Thursday before anybody names a goal.',
    back: { day: 34, outcome: 'partly', line: 'Six minutes. Then I named it myself.' },
  },
  {
    who: 'ines',
    step: 'relationship-models/phase-check',
    day: 40,
    text: 'Ask which part of our conversation helps most, before I offer anything.',
  },
  {
    who: 'beatriz',
    step: 'starting-points/start-your-hours',
    day: 13,
    text: 'Preguntar a dos personas de otro turno si quieren probar una conversación.',
    back: { day: 22, outcome: 'changed', line: 'Una se adelantó y me lo pidió ella.' },
  },
];

const DAY_MS = 86_400_000;

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
  start: Date;
}

/** What went to work in seven weeks, and what came back, each at its hour; a seeding that is done again does it once. */
export async function takeToWork(walk: Walk): Promise<void> {
  for (const { who, step, day, text, days, back } of TAKEN) {
    const by = days === undefined ? null : dayOf(walk.start, day + days);
    await put(walk, { who, day, path: step, key: 'PUT /api/course/acts/:module/:step', value: { text, by } });
    if (!back) continue;
    const { outcome, line } = back;
    const key = 'PUT /api/course/acts/:module/:step/outcome';
    await put(walk, { who, day: back.day, path: step, key, value: { outcome, line } });
  }
  walk.tool.setClock(0);
}

/** Through the endpoint itself; a session of the past would end between two evenings. */
async function put(
  { tool, sessions, start }: Walk,
  write: { who: string; day: number; path: string; key: EndpointKey; value: object },
): Promise<void> {
  const { who, day, path, key, value } = write;
  const session = sessions.get(who);
  const route = tool.rooms.routes.find((one) => one.kind === 'api' && one.spec.key === key);
  if (!session || route?.kind !== 'api') throw new Error(`There is no ${key} for ${who}`);
  tool.setClock((momentOf(start, day) - Date.now()) / 1000);
  const [module, step] = path.split('/');
  const id = createHash('sha256').update(`${key} ${who} ${path}`).digest('hex').slice(0, 32);
  const body = { write: id, revision: 0, value };
  await route.handle({
    session,
    params: { module, step },
    query: {},
    body,
    now: tool.now(),
  } as unknown as Served<EndpointSpec>);
}

/** Seven in the evening, or thereabouts. */
const momentOf = (start: Date, day: number): number => start.getTime() + day * DAY_MS + 7 * 3_600_000;
const dayOf = (start: Date, day: number): string => new Date(momentOf(start, day)).toISOString().slice(0, 10);
