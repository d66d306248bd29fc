import { describe, expect, it } from 'vitest';
import type { Counted } from '../../server/rooms/hours/counting.rule.ts';
import {
  entryProblems,
  overlapMinutes,
  type AgreedRelationship,
  type Problem,
} from '../../server/rooms/hours/entry.rule.ts';
import type { EntryFacts } from '../../server/rooms/hours/log.types.ts';
import { at, counted, facts, numbers } from './hours-kit.ts';

const signed: AgreedRelationship = {
  id: 'r1',
  connection: 'no-shared-line',
  agreement: { mentorAt: new Date(0), menteeAt: new Date(0) },
};
const unsigned: AgreedRelationship = { ...signed, agreement: { mentorAt: new Date(0), menteeAt: null } };

interface Around {
  others?: Counted[];
  relationships?: AgreedRelationship[];
  window?: { opensOn: string | null; endsOn: string | null };
  now?: string;
  lengthNote?: string;
}

function problems(entry: EntryFacts, around: Around = {}): Problem[] {
  const { others = [], relationships = [signed], now = '2026-03-20 12:00', lengthNote = '' } = around;
  return entryProblems(
    { id: 'new', lengthNote, ...entry },
    {
      log: { entries: others, relationships },
      window: around.window ?? { opensOn: '2026-01-12', endsOn: '2026-07-13' },
      numbers,
      now: at(now),
    },
  );
}

const rules = (entry: EntryFacts, around: Around = {}) =>
  problems(entry, around).map(({ rule, weight }) => `${rule} ${weight}`);

describe('two entries', () => {
  const saved = counted('2026-03-02 10:00', 75);

  it('[K2] may not overlap: 11:00 to 12:00 beside 10:00 to 11:15 is refused for fifteen minutes', () => {
    expect(problems(facts('2026-03-02 11:00', 60), { others: [saved] })).toEqual([
      { rule: 'H6', weight: 'block', minutes: 15 },
    ]);
  });

  it('[K2] may touch: 11:15 to 12:00 is right', () => {
    expect(rules(facts('2026-03-02 11:15', 45), { others: [saved] })).toEqual(['H5 nudge']);
    expect(rules(facts('2026-03-02 09:00', 60), { others: [saved] })).toEqual([]);
  });

  it('may lie over each other where one of them is void, and where one is the other as it was', () => {
    expect(rules(facts('2026-03-02 10:00', 75), { others: [{ ...saved, state: 'void' }] })).toEqual([]);
    expect(rules(facts('2026-03-02 10:30', 75), { others: [{ ...saved, id: 'new' }] })).toEqual([]);
  });

  it('are measured against all at once, and from inside out', () => {
    const next = counted('2026-03-02 11:30', 30);
    expect(overlapMinutes(facts('2026-03-02 10:00', 120), [saved, next])).toBe(105);
    expect(overlapMinutes(facts('2026-03-02 10:10', 10), [saved])).toBe(10);
  });
});

describe('a date', () => {
  it('[H2] lies between the first day and now, or up to fourteen days after the last one', () => {
    expect(rules(facts('2026-03-20 11:30', 60))).toEqual(['H2 block']);
    expect(rules(facts('2026-03-20 11:00', 60))).toEqual([]);
    expect(rules(facts('2026-01-11 10:00', 60), { now: '2026-01-20' })).toEqual(['H2 block']);
    expect(rules(facts('2026-01-12 10:00', 60), { now: '2026-01-20' })).toEqual([]);
    expect(rules(facts('2026-07-27 10:00', 60), { now: '2026-07-30' })).toEqual([]);
    expect(rules(facts('2026-07-28 10:00', 60), { now: '2026-07-30' })).toEqual(['H2 block']);
  });

  it('[H2] is by the clock of whoever logs it', () => {
    const zone = 'America/Mexico_City';
    const now = '2026-01-20';
    expect(rules(facts('2026-01-11 23:30', 60, { zone }), { now })).toEqual(['H2 block']);
    expect(rules(facts('2026-01-12 00:00', 60, { zone }), { now })).toEqual([]);
  });

  it('has no bounds but now in a run without dates', () => {
    const window = { opensOn: null, endsOn: null };
    expect(rules(facts('2026-03-01 10:00', 60), { window })).toEqual([]);
    expect(rules(facts('2026-03-21 10:00', 60), { window })).toEqual(['H2 block']);
  });

  it('[H11] of more than four weeks ago is asked about', () => {
    expect(rules(facts('2026-02-20 10:00', 60))).toEqual([]);
    expect(rules(facts('2026-02-19 10:00', 60))).toEqual(['H11 warn']);
    const before = counted('2026-02-19 12:00', 60, { id: 'new' });
    expect(rules(facts('2026-02-19 10:00', 60), { others: [before] })).toEqual([]);
    expect(rules(facts('2026-02-18 10:00', 60), { others: [before] })).toEqual(['H11 warn']);
  });
});

describe('a length', () => {
  it('[H3] ends after it begins, in whole minutes', () => {
    expect(rules(facts('2026-03-02 10:00', 0))).toContain('H3 block');
    expect(rules(facts('2026-03-02 10:00', -60))).toContain('H3 block');
    expect(rules(facts('2026-03-02 10:00', 60.5))).toContain('H3 block');
  });

  it('[H4] is 15 to 240 minutes without the break; messages may be shorter', () => {
    const note = { lengthNote: 'Retreat.' };
    expect(rules(facts('2026-03-02 10:00', 14), note)).toEqual(['H4 block']);
    expect(rules(facts('2026-03-02 10:00', 15), note)).toEqual([]);
    expect(rules(facts('2026-03-02 10:00', 240), note)).toEqual([]);
    expect(rules(facts('2026-03-02 10:00', 241), note)).toEqual(['H4 block']);
    expect(rules(facts('2026-03-02 10:00', 270, { breakMin: 30 }), note)).toEqual([]);
    expect(rules(facts('2026-03-02 10:00', 30, { breakMin: 30 }), note)).toEqual(['H4 block']);
    expect(rules(facts('2026-03-02 10:00', 8, { kind: 'e-mentoring', channel: 'messages' }))).toEqual([]);
  });

  it('[H5] outside 60 to 90 is asked about, and over 150 cannot do without a line', () => {
    expect(rules(facts('2026-03-02 10:00', 90))).toEqual([]);
    expect(rules(facts('2026-03-02 10:00', 95))).toEqual(['H5 nudge']);
    expect(rules(facts('2026-03-02 10:00', 55))).toEqual(['H5 nudge']);
    expect(rules(facts('2026-03-02 10:00', 150))).toEqual(['H5 nudge']);
    expect(rules(facts('2026-03-02 10:00', 155))).toEqual(['H5 block']);
    expect(rules(facts('2026-03-02 10:00', 155), { lengthNote: 'Final review.' })).toEqual([]);
  });
});

describe('with whom', () => {
  it('is said of what is done with one person, who is in the log', () => {
    expect(rules(facts('2026-03-02 10:00', 60, { relationship: null }))).toEqual(['relationship block']);
    expect(rules(facts('2026-03-02 10:00', 60, { relationship: 'gone' }))).toEqual(['relationship block']);
    expect(rules(facts('2026-03-02 10:00', 60, { kind: 'circle', relationship: null }))).toEqual([]);
  });

  it('[H16] is agreed and signed by both before the second session', () => {
    const first = counted('2026-03-01 10:00', 60);
    const relationships = [unsigned];
    expect(rules(facts('2026-03-02 10:00', 60), { relationships })).toEqual([]);
    expect(rules(facts('2026-03-02 10:00', 60), { relationships, others: [first] })).toEqual(['H16 block']);
    expect(rules(facts('2026-03-02 10:00', 60), { others: [first] })).toEqual([]);
    const voided = { ...first, state: 'void' as const };
    expect(rules(facts('2026-03-02 10:00', 60), { relationships, others: [voided] })).toEqual([]);
    const circle = { ...first, kind: 'circle' as const };
    expect(rules(facts('2026-03-02 10:00', 60), { relationships, others: [circle] })).toEqual([]);
  });
});

describe('preparing and reflecting', () => {
  const session = counted('2026-03-02 10:00', 60);
  const prep = (day: string, linked: string | null) =>
    facts(`${day} 08:00`, 20, { kind: 'prep-and-reflect', relationship: null, linked });

  it('[H8] belongs to a session within fourteen days', () => {
    const others = [session];
    expect(rules(prep('2026-03-02', null), { others })).toEqual(['linked block']);
    expect(rules(prep('2026-03-02', 'gone'), { others })).toEqual(['linked block']);
    expect(rules(prep('2026-03-16', session.id), { others })).toEqual([]);
    expect(rules(prep('2026-03-17', session.id), { others })).toEqual(['linked block']);
    const mail = { ...session, kind: 'e-mentoring' as const };
    expect(rules(prep('2026-03-02', session.id), { others: [mail] })).toEqual(['linked block']);
  });

  it('[H8] is logged with a session, not with messages', () => {
    expect(rules(facts('2026-03-02 10:00', 60, { aroundMin: 20 }))).toEqual([]);
    expect(rules(facts('2026-03-02 10:00', 60, { kind: 'e-mentoring', aroundMin: 20 }))).toEqual([
      'H8 block',
    ]);
  });
});

describe('a week', () => {
  it('[H12] of more than ten counted hours is asked about, whichever seven days they are', () => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
    const others = days.map((day) => counted(`${day} 10:00`, 120));
    const around = { others, lengthNote: 'A full week.' };
    expect(problems(facts('2026-03-08 10:00', 15), around)).toEqual([
      { rule: 'H12', weight: 'warn', minutes: 615 },
    ]);
    expect(rules(facts('2026-03-09 10:00', 120), around)).toEqual([]);
    expect(rules(facts('2026-03-01 10:00', 15), around)).toEqual(['H12 warn']);
  });
});
