import { describe, expect, it } from 'vitest';
import { countLog, realMinutes, type Counted } from '../../server/rooms/hours/counting.rule.ts';
import type { Connection } from '../../server/rooms/hours/log.types.ts';
import { addDays } from '../../server/core/days.rule.ts';
import { counted, facts, numbers } from './hours-kit.ts';

const count = (entries: Counted[], connections: Record<string, Connection> = {}, more = {}) =>
  countLog(
    {
      entries,
      relationships: ['r1', 'r2'].map((id) => ({ id, connection: connections[id] ?? 'no-shared-line' })),
    },
    { ...numbers, ...more },
  );

/** One of these on each of so many days. */
const daily = (days: number, minutes: number, more: Partial<Counted> = {}): Counted[] =>
  Array.from({ length: days }, (_, day) => counted(`${addDays('2026-02-02', day)} 10:00`, minutes, more));

describe('what counts', () => {
  it('[K3] of a session of 75 minutes with 20 to prepare and 25 to reflect, linked to it, is 105; 15 are surplus', () => {
    const session = counted('2026-02-02 10:00', 75);
    const linked = { kind: 'prep-and-reflect', linked: session.id } as const;
    const before = counted('2026-02-02 08:00', 20, linked);
    const after = counted('2026-02-03 08:00', 25, linked);
    const { counted: sum, byEntry, byKind } = count([session, before, after]);
    expect(sum).toBe(105);
    expect(byEntry.get(before.id)).toMatchObject({ counts: 20, surplus: 0, why: null });
    expect(byEntry.get(after.id)).toMatchObject({ counts: 10, surplus: 15, why: 'cap-session' });
    expect(byKind['prep-and-reflect']).toEqual({ logged: 45, counts: 30, surplus: 15 });
  });

  it('[K3] is the same where the 45 minutes were logged with the session', () => {
    const session = counted('2026-02-02 10:00', 75, { aroundMin: 45 });
    const { counted: sum, byEntry, byKind } = count([session]);
    expect(sum).toBe(105);
    expect(byEntry.get(session.id)).toEqual({
      minutes: 120,
      counts: 105,
      surplus: 15,
      why: 'cap-session',
      state: 'claimed',
    });
    expect(byKind['one-to-one']).toEqual({ logged: 75, counts: 75, surplus: 0 });
    expect(byKind['prep-and-reflect']).toEqual({ logged: 45, counts: 30, surplus: 15 });
  });

  it('[K3] lets what was logged with a session and what is linked to it share its thirty minutes', () => {
    const session = counted('2026-02-02 10:00', 75, { aroundMin: 20 });
    const more = counted('2026-02-03 08:00', 20, { kind: 'prep-and-reflect', linked: session.id });
    expect(count([more, session]).byEntry.get(more.id)).toMatchObject({ counts: 10, surplus: 10 });
  });

  it('[K4] of 700 minutes of messages is 600, and 100 are surplus', () => {
    const mails = daily(7, 100, { kind: 'e-mentoring', channel: 'messages' });
    const { counted: sum, byKind, byEntry } = count(mails);
    expect(sum).toBe(600);
    expect(byKind['e-mentoring']).toEqual({ logged: 700, counts: 600, surplus: 100 });
    expect(byEntry.get(mails[6]?.id ?? '')).toMatchObject({ counts: 0, surplus: 100, why: 'cap' });
  });

  it('[K4] is the same where messages were logged as conversations', () => {
    const conversations = daily(7, 100, { channel: 'messages', aroundMin: 10 });
    const { byKind } = count(conversations);
    expect(byKind['one-to-one']).toEqual({ logged: 700, counts: 600, surplus: 100 });
    expect(byKind['prep-and-reflect']).toEqual({ logged: 70, counts: 70, surplus: 0 });
  });

  it('of observing and talking is eight hours at most', () => {
    expect(count(daily(6, 90, { kind: 'observe-and-talk' }))).toMatchObject({ counted: 480 });
  });

  it('of a review is the time that it took, as of any session', () => {
    expect(count([counted('2026-02-02 10:00', 60, { kind: 'review' })])).toMatchObject({ counted: 60 });
  });

  it('[K5] of a circle of 120 minutes with five mentees is 120', () => {
    expect(
      count([counted('2026-02-02 10:00', 120, { kind: 'circle', relationship: null, participants: 5 })]),
    ).toMatchObject({
      counted: 120,
    });
  });

  it('[K7] of six sessions of 75 minutes with somebody whom the learner manages is nothing, and all of them are kept', () => {
    const sessions = daily(6, 75, { aroundMin: 20 });
    const own = count(sessions, { r1: 'i-manage-them' });
    expect(own.counted).toBe(0);
    expect(own.byKind['one-to-one']).toEqual({ logged: 450, counts: 0, surplus: 0 });
    for (const one of sessions)
      expect(own.byEntry.get(one.id)).toMatchObject({ why: 'line-managed', counts: 0 });
    expect(count(sessions, { r1: 'i-manage-them' }, { countLineManaged: true }).counted).toBe(450 + 120);
    expect(count(sessions, { r1: 'indirect-line' }).counted).toBe(450 + 120);
  });

  it('[K7] nor what prepares such a session', () => {
    const session = counted('2026-02-02 10:00', 75);
    const before = counted('2026-02-02 08:00', 20, {
      kind: 'prep-and-reflect',
      linked: session.id,
      relationship: null,
    });
    expect(count([session, before], { r1: 'i-manage-them' }).byEntry.get(before.id)).toMatchObject({
      counts: 0,
      why: 'line-managed',
    });
  });

  it('[K1] of four mentees with six sessions each, 75 minutes and 30 around them, is exactly the target', () => {
    const { counted: sum, byKind } = count(daily(24, 75, { aroundMin: 30 }));
    expect(sum).toBe(numbers.target);
    expect(byKind['prep-and-reflect']).toEqual({ logged: 720, counts: 600, surplus: 120 });
    expect(count(daily(18, 75, { aroundMin: 30 })).counted).toBe(1890);
    expect(count(daily(20, 75, { aroundMin: 30 })).counted).toBe(2100);
    expect(count(daily(32, 75)).counted).toBe(2400);
  });

  it('[S3.23] of supervision, or of being mentored, is nothing; it is kept all the same', () => {
    const supervision = counted('2026-02-02 10:00', 60, {
      kind: 'does-not-count',
      relationship: null,
      outside: 'supervision',
    });
    const { counted: sum, byEntry, byKind } = count([supervision]);
    expect(sum).toBe(0);
    expect(byEntry.get(supervision.id)).toMatchObject({ minutes: 60, counts: 0, why: 'outside' });
    expect(byKind['does-not-count']).toEqual({ logged: 60, counts: 0, surplus: 0 });
  });

  it('takes a break away, and never rounds up', () => {
    expect(realMinutes(facts('2026-02-02 10:00', 100, { breakMin: 15 }))).toBe(85);
    expect(realMinutes(facts('2026-02-02 10:00', 10, { breakMin: 15 }))).toBe(0);
    expect(realMinutes(facts('2026-02-02 10:00', 74.9))).toBe(74);
  });

  it('[K6] goes by real time where clocks change, and by each zone’s own clocks', () => {
    const night = (day: string, zone: string) => {
      const ended = facts(`${day} 02:30`, 0, { zone }).startedAt;
      return realMinutes({ ...facts(`${day} 00:30`, 0, { zone }), endedAt: ended });
    };
    expect(night('2026-03-29', 'Europe/London')).toBe(60);
    expect(night('2026-04-05', 'America/Mexico_City')).toBe(120);
    expect(night('2026-10-25', 'Europe/London')).toBe(180);
  });
});

describe('what an entry’s state does to it', () => {
  it('takes void and queried ones out, and keeps them in sight', () => {
    const voided = counted('2026-02-02 10:00', 75, { state: 'void' });
    const queried = counted('2026-02-03 10:00', 60, { state: 'queried', aroundMin: 10 });
    const { counted: sum, byEntry, byKind } = count([voided, queried]);
    expect(sum).toBe(0);
    expect(byEntry.get(voided.id)).toMatchObject({ minutes: 75, counts: 0, state: 'void' });
    expect(byEntry.get(queried.id)).toMatchObject({ minutes: 70, counts: 0, state: 'queried', why: null });
    expect(byKind['one-to-one']).toEqual({ logged: 60, counts: 0, surplus: 0 });
  });

  it('gives verified hours caps of their own: what is only claimed takes none of them', () => {
    const claimed = daily(6, 100, { kind: 'e-mentoring' });
    const verified = counted('2026-05-02 10:00', 100, { kind: 'e-mentoring', state: 'verified' });
    expect(count([...claimed, verified])).toMatchObject({ counted: 600, verified: 100 });
  });

  it('lets nothing count that prepares a session which is void or was never there', () => {
    const session = counted('2026-02-02 10:00', 75, { state: 'void' });
    const ofVoid = counted('2026-02-02 08:00', 20, { kind: 'prep-and-reflect', linked: session.id });
    const ofNone = counted('2026-02-02 09:00', 20, { kind: 'prep-and-reflect', linked: 'gone' });
    const { counted: sum, byEntry } = count([session, ofVoid, ofNone]);
    expect(sum).toBe(0);
    for (const { id } of [ofVoid, ofNone]) expect(byEntry.get(id)?.why).toBe('no-session');
  });

  it('counts the weeks in which something counts, from Monday by the learner’s clock', () => {
    const sunday = counted('2026-02-08 23:30', 30, { zone: 'America/Mexico_City' });
    const saturday = counted('2026-02-07 10:00', 60);
    const monday = counted('2026-02-09 10:00', 60);
    expect(count([sunday, saturday]).weeks).toBe(1);
    expect(count([sunday, saturday, monday]).weeks).toBe(2);
    expect(count([{ ...monday, state: 'void' }]).weeks).toBe(0);
  });
});
