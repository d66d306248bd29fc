import { describe, expect, it } from 'vitest';
import type { Ask, Entry, Relationship } from '../../server/rooms/hours/log.types.ts';
import {
  mayTell,
  type Reminder,
  remindersOf,
  remindersToMail,
  shownReminders,
  stillTold,
} from '../../server/rooms/hours/reminder.rule.ts';
import { at, facts, logged, numbers } from './hours-kit.ts';

const DAY = 86_400_000;
const now = at('2026-04-14 12:00');

const pair = (more: Partial<Relationship> = {}) =>
  ({
    id: 'r1',
    label: 'M1',
    agreement: { mentorAt: at('2026-03-01'), menteeAt: at('2026-03-01'), way: 'link' },
    next: null,
    connection: 'no-shared-line',
    connectionSaidAt: at('2026-04-01'),
    renewedAt: null,
    midpointAt: null,
    finalAt: null,
    startedAt: at('2026-04-01'),
    pausedAt: null,
    endedAt: null,
    ...more,
  }) as Relationship;
const held = (start: string, more: Partial<Entry> = {}) => {
  const what = facts(start, 60);
  return { id: `e ${start}`, ...what, voided: false, events: [logged(start, what)], ...more } as Entry;
};
const ask = (more: Partial<Ask> = {}) =>
  ({ id: 'a1', of: { entry: 'e 2026-03-20 10:00' }, until: at('2026-04-10'), closed: null, ...more }) as Ask;
const of = (log: Partial<Parameters<typeof remindersOf>[0]>) =>
  remindersOf({ relationships: [], entries: [], asks: [], pace: null, numbers, now, ...log }).map(
    ({ what }) => what,
  );
const next = (start: string) => ({
  at: at(start),
  endsAt: new Date(at(start).getTime() + 3_600_000),
  zone: 'Europe/London',
  place: '',
  moved: 0,
});

describe('[P4] when anything is said', () => {
  it('is from eight in the morning to seven in the evening by the clock of the learner', () => {
    const tell = (time: string, zone: string) => mayTell(at(`2026-04-14 ${time}`, zone), zone, []);
    for (const zone of ['Europe/London', 'America/Bogota', 'Asia/Kathmandu']) {
      expect(['07:59', '08:00', '18:59', '19:00', '23:30'].map((time) => tell(time, zone))).toEqual([
        false,
        true,
        true,
        false,
        false,
      ]);
    }
  });

  it('is never in a closure, the first and the last day among it', () => {
    const closures = [{ from: '2026-04-10', to: '2026-04-14' }];
    const tell = (day: string) => mayTell(at(`${day} 12:00`), 'Europe/London', closures);
    expect(['2026-04-09', '2026-04-10', '2026-04-14', '2026-04-15'].map(tell)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('what a learner is reminded of', () => {
  it('[P2] a pace that asks for something, and no other', () => {
    const said = (['behind', 'at-risk', 'overdue'] as const).map((pace) => of({ pace }));
    expect(said).toEqual([['behind'], ['at-risk'], ['overdue']]);
    for (const pace of ['complete', 'settling-in', 'slightly-behind', 'on-pace'] as const)
      expect(of({ pace })).toEqual([]);
  });

  it('[S2.23] an agreement that is not signed when the first meeting is held', () => {
    const agreement = { mentorAt: at('2026-03-01'), menteeAt: null, way: null };
    const entries = [held('2026-04-10 10:00')];
    expect(of({ relationships: [pair({ agreement })], entries })).toEqual(['unsigned']);
    expect(of({ relationships: [pair({ agreement })] })).toEqual([]);
    expect(of({ relationships: [pair()], entries })).toEqual([]);
    expect(of({ relationships: [pair({ agreement, endedAt: now })], entries })).toEqual([]);
  });

  it('a date that has passed and of which nothing is logged', () => {
    const relationships = [pair({ next: next('2026-04-13 10:00') })];
    expect(of({ relationships })).toEqual(['next-passed']);
    expect(of({ relationships, entries: [held('2026-04-13 10:05')] })).toEqual([]);
    expect(of({ relationships, entries: [held('2026-04-13 10:05', { voided: true })] })).toEqual([
      'next-passed',
    ]);
    expect(of({ relationships: [pair({ next: next('2026-04-15 10:00') })] })).toEqual([]);
  });

  it('[R6] six weeks without contact, unless the two have paused', () => {
    const startedAt = at('2026-01-01');
    const entries = [held('2026-03-03 10:00')];
    expect(of({ relationships: [pair({ startedAt })], entries })).toEqual(['quiet']);
    expect(of({ relationships: [pair({ startedAt })], entries: [held('2026-03-04 10:00')] })).toEqual([]);
    expect(of({ relationships: [pair({ startedAt, pausedAt: now })], entries })).toEqual([]);
  });

  it('[H10] a link that lapsed, unless it was answered, taken back, made anew or not needed any more', () => {
    const entries = [held('2026-03-20 10:00')];
    const closed = { at: now, how: 'revoked' as const };
    const relationships = [pair()];
    const lapsed = (asks: Ask[], list = entries) => of({ relationships, entries: list, asks });
    expect(lapsed([ask()])).toEqual(['link-lapsed']);
    expect(lapsed([ask({ closed })])).toEqual([]);
    expect(lapsed([ask(), ask({ id: 'a2', until: at('2026-05-01') })])).toEqual([]);
    expect(lapsed([ask()], [held('2026-03-20 10:00', { voided: true })])).toEqual([]);
    expect(lapsed([ask({ of: { agreement: 'r1' } })])).toEqual([]);
  });

  it('[H14] a link that lapsed for an entry whose confirmation does not stand any more', () => {
    const start = '2026-03-20 10:00';
    const by = { by: 'confirmer', who: 'mentee', name: 'M1', way: 'link' } as const;
    const confirmed = { ...by, what: 'confirmed', at: at('2026-03-21 10:00') } as const;
    const changed = { ...logged('2026-03-22 10:00', facts(start, 75)), what: 'changed' } as const;
    const lapsed = (...later: Entry['events']) => {
      const entries = [held(start, { events: [logged(start, facts(start, 60)), ...later] })];
      return of({ relationships: [pair()], entries, asks: [ask()] });
    };
    expect(lapsed(confirmed)).toEqual([]);
    expect(lapsed(confirmed, changed as Entry['events'][number])).toEqual(['link-lapsed']);
  });
});

describe('how often it is said', () => {
  const one = (key: string): Reminder => ({
    what: 'behind',
    key,
    label: null,
    relationship: null,
    entry: null,
  });
  const pace = one('pace behind');
  const worse = one('pace at-risk');
  const passed = one('next-passed r1 1');
  const told = (key: string, daysAgo: number) => ({ key, at: new Date(now.getTime() - daysAgo * DAY) });

  it('what was put away stays away on that occasion; a word on pace for seven days', () => {
    const shown = (daysAgo: number) =>
      shownReminders(
        [pace, passed],
        { mailed: [], dismissed: [told(pace.key, daysAgo), told(passed.key, daysAgo)] },
        now,
      );
    expect(shown(6.9)).toEqual([]);
    expect(shown(7)).toEqual([pace]);
  });

  it('[P4] at most one word on pace in seven days, though it became worse', () => {
    const mailed = [told(pace.key, 3)];
    expect(shownReminders([worse], { mailed, dismissed: [] }, now)).toEqual([]);
    expect(shownReminders([pace], { mailed, dismissed: [] }, now)).toEqual([pace]);
    expect(remindersToMail([worse], { mailed: [told(pace.key, 8)], dismissed: [] }, now)).toEqual([worse]);
  });

  it('one mail in seven days; each occasion once; entering a pace anew is another occasion', () => {
    const mailed = [told(pace.key, 8), told(passed.key, 8)];
    expect(remindersToMail([passed], { mailed: [told('quiet r2 5', 6)], dismissed: [] }, now)).toEqual([]);
    expect(remindersToMail([pace, passed], { mailed, dismissed: [] }, now)).toEqual([]);
    const recovered = stillTold(mailed, 'on-pace');
    expect(remindersToMail([pace, passed], { mailed: recovered, dismissed: [] }, now)).toEqual([pace]);
    expect(stillTold(mailed, 'behind')).toEqual(mailed);
  });
});
