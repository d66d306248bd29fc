import { expect } from 'vitest';
import { hex } from '../setup/hex.ts';
import { action, MEMBERS, type MeetingKit } from './meeting-kit.ts';

const DAY = 86_400_000;
const STAGES = ['present', 'clarify', 'explore', 'actions', 'process'] as const;

export const SAID = {
  useful: 5,
  safe: 4,
  questions_quality: 4,
  airtime: 3,
  facilitation: 5,
  learned: 'To wait for the second answer.',
};

const SKILLS = ['listening', 'questioning', 'challenge', 'contracting', 'evaluating'];
const PRACTICES = ['silence', 'ask-first', 'agree', 'ask-what-helped', 'think-with-peer'];

/** Answers to the evaluation at the end, of the one and the next. */
export const looksBack = (at: number) => ({
  reaction: at === 0 ? 1 : 5,
  learned_most: `Number ${at} waits.`,
  skills_change: SKILLS.map((key) => ({ key, cells: { skill: key, before: 2, now: 4 } })),
  org_support: 3,
  org_barrier: 'time',
  use: [
    ...PRACTICES.map((key) => ({ key, cells: { practice: key, often: 'weekly' } })),
    ...(at === 1 ? [{ key: 'mine', cells: { practice: 'I write it down', often: 'daily' } }] : []),
  ],
  project_state: 'draft',
  sets_value: 4,
  triads_value: 4,
  community: 'yes',
  not_helped: at === 2 ? 'Too early in the day' : 'nothing',
  contact_6m: at === 3,
});

/** What people do around a meeting, as requests. */
export function evaluationDoors(kit: MeetingKit) {
  const call = async (method: string, path: string, name: string, body?: unknown) => {
    const { token } = kit.who(name);
    const answer = await kit.tool.call(method, path, { token, ...(body === undefined ? {} : { body }) });
    return answer as { status: number; body: Record<string, unknown> };
  };
  const get = <T>(path: string, name: string) =>
    call('GET', `/api/evaluation${path}`, name) as Promise<{ status: number; body: T }>;
  const answer = async (
    name: string,
    [form, subject]: readonly [string, string],
    values: object,
    finish = true,
  ) => {
    const path = `/api/forms/${form}/plain/${subject}`;
    const opened = await call('GET', path, name);
    if (opened.status !== 200) return opened;
    const { revision } = opened.body['answer'] as { revision: number };
    const body = { write: hex(), revision, version: 1, lang: 'en', values, finish };
    return call('PUT', path, name, body);
  };
  return { call, get, answer };
}

/** A meeting with a turn, up to its last ten minutes. */
export async function reviewed(kit: MeetingKit, set: string, n = 1): Promise<string> {
  await kit.opens(set, n);
  await kit.gathered(set, n);
  if (n === 5) {
    for (const [at, role] of (['opener', 'timekeeper', 'watcher'] as const).entries())
      await kit.tap(set, 'ines', { kind: 'role', role, person: kit.idOf(MEMBERS[at + 3] ?? '') }, { n });
  }
  const { turn, presenter } = await kit.begun(set, n);
  const { nextDay } = await kit.state(set, presenter, n);
  const day = nextDay ?? new Date(kit.tool.clock.now().getTime() + 7 * DAY).toISOString().slice(0, 10);
  await kit.tap(set, presenter, action(turn, day), { n });
  for (const from of STAGES) await kit.tap(set, presenter, { kind: 'stage', turn, from }, { n });
  await kit.tap(set, 'ines', { kind: 'to-review' }, { n });
  return turn;
}

export async function closed(kit: MeetingKit, set: string, n = 1): Promise<void> {
  const at = kit.tool.clock.now().getTime() + 14 * DAY;
  await kit.tap(set, 'ines', { kind: 'next', at, host: kit.idOf('tom') }, { n });
  expect((await kit.tap(set, 'ines', { kind: 'close' }, { n })).status).toBe(200);
}
