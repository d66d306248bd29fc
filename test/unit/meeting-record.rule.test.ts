import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchBetween, patched } from '../../server/rooms/live/meeting-patch.rule.ts';
import type { Tap } from '../../server/rooms/live/meeting-tap.rule.ts';
import { lastDayOf } from '../../server/rooms/live/meeting-record.rule.ts';
import { opened } from '../../server/rooms/live/meeting.rule.ts';
import { startOf } from '../../server/rooms/live/meeting-start.rule.ts';
import type { MeetingSet } from '../../server/rooms/live/set.types.ts';
import { actionOf, begun, FIRST, Room, SIX, writeOf } from './meeting-kit.ts';

describe('the record', () => {
  it('two who write at once never write over each other, in whatever order their words arrive', () => {
    const edit = fc.record({
      line: fc.constantFrom('one', 'two'),
      text: fc.uuid(),
      over: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const room = new Room().gather();
        const turn = begun(room, FIRST);
        const shown = () => Object.values(room.meeting.lines).map(({ text }) => text);
        for (const [at, { line, text, over }] of edits.entries()) {
          const seen = room.meeting.lines[line];
          const before = shown();
          room.tap(at % 2 === 0 ? 'tom' : 'farah', writeOf(turn, line, text, over));
          expect(shown()).toContain(text);
          // Only who has read what stands there puts theirs in its place.
          const replaced = seen !== undefined && seen.revision === over ? [seen.text] : [];
          expect(shown()).toEqual(expect.arrayContaining(before.filter((one) => !replaced.includes(one))));
        }
      }),
    );
  });

  it('is the presenter’s: they alone take out, also after the meeting, everything but the actions', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    room.tap('tom', writeOf(turn, 'one', 'What holds it in place'));
    room.tap(FIRST, actionOf(turn, 'act'));
    expect(room.tap('tom', { kind: 'drop', line: 'one' })).toBe('not-yours');
    expect(room.tap('tom', { kind: 'erase', turn })).toBe('not-yours');
    for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
      room.tap('ruth', { kind: 'stage', turn, from });
    room.tap('ines', { kind: 'to-review' });
    room.tap('ines', { kind: 'next', at: room.now + 1e9, host: 'tom' });
    room.tap('ines', { kind: 'close' });
    expect(room.tap('tom', writeOf(turn, 'two', 'too late'))).toBe('closed');
    expect(room.tap(FIRST, writeOf(turn, 'one', 'What holds it', 1))).toBeUndefined();
    expect(room.tap(FIRST, { kind: 'erase', turn })).toBeUndefined();
    expect(JSON.stringify(room.meeting)).not.toContain('What holds it');
    expect(room.meeting.actions['act']?.text).toBe('Ask two managers');
    expect(room.tap(FIRST, writeOf(turn, 'three', 'again'))).toBe('nothing-there');
  });
});

describe('what goes to the other screens', () => {
  const taps: Tap[] = [
    { kind: 'leave' },
    { kind: 'check-in' },
    { kind: 'role', role: 'timekeeper', person: 'neil' },
    { kind: 'sign-up', on: true },
    { kind: 'pass', on: true },
    { kind: 'begin', person: FIRST },
    { kind: 'stage', turn: 'tap-13', from: 'present' },
    { kind: 'count', turn: 'tap-13', what: 'advice', by: 1 },
    { kind: 'speaks', turn: 'tap-13', person: 'tom' },
    { kind: 'name-process', turn: 'tap-13' },
    writeOf('tap-13', 'one', 'A'),
    actionOf('tap-13', 'act'),
    { kind: 'erase', turn: 'tap-13' },
    { kind: 'to-review' },
    { kind: 'said' },
  ];

  it('is what has changed, from whatever state to whatever state', () => {
    const pressed = fc.array(fc.tuple(fc.constantFrom(...SIX), fc.constantFrom(...taps)), { maxLength: 40 });
    fc.assert(
      fc.property(pressed, fc.nat(40), (all, cut) => {
        const room = new Room().gather();
        let before = room.meeting;
        for (const [at, [by, tap]] of all.entries()) {
          if (at === cut) before = room.meeting;
          room.tap(by, tap);
        }
        expect(patched(before, patchBetween(before, room.meeting))).toEqual(room.meeting);
      }),
    );
  });

  it('is one path for one press', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    const paths = (by: string, tap: Tap) => {
      const before = room.meeting;
      room.tap(by, tap);
      return Object.keys(patchBetween(before, room.meeting));
    };
    expect(paths('tom', writeOf(turn, 'one', 'A'))).toEqual(['lines.one']);
    expect(paths('tom', { kind: 'count', turn, what: 'questions', by: 1 })).toEqual([`turns.${turn}`]);
    expect(paths('ines', { kind: 'check-in' })).toEqual(['checkedIn.ines']);
  });
});

it('[S7] an action is for the next meeting; where none is fixed, for a fortnight after this one was opened, whatever the hour', () => {
  const openedAt = Date.UTC(2026, 3, 22, 23, 50);
  expect(lastDayOf({ openedAt, nextDay: '2026-04-29' })).toBe('2026-04-29');
  expect(lastDayOf({ openedAt, nextDay: null })).toBe('2026-05-06');
});

it.each([
  ['Pacific/Auckland', '2026-05-07'],
  ['America/Bogota', '2026-05-06'],
])('[S7] [B1] that fortnight begins on the day that it is where the set lives: in %s', (timeZone, last) => {
  const set = {
    members: [],
    meetings: [],
    agreed: {},
    rules: { version: 1 },
    timeZone,
  };
  const now = new Date(Date.UTC(2026, 3, 22, 23, 50));
  expect(lastDayOf(opened(startOf(set as unknown as MeetingSet, [], 6, now)))).toBe(last);
});

it('[S0.13] two who borrow one question at the same moment ask it once, and it is counted once', () => {
  const room = new Room().gather();
  const turn = begun(room, FIRST);
  const borrow = (line: string) =>
    ({ ...writeOf(turn, line, 'What keeps it going?'), what: 'question', borrowed: true }) as Tap;
  room.tap('tom', borrow('one'));
  room.tap('farah', borrow('two'));
  expect(Object.keys(room.meeting.lines)).toEqual(['one']);
  expect(room.meeting.turns[turn]?.questions).toBe(1);
  // Taken out, it can be asked again.
  room.tap(FIRST, { kind: 'drop', line: 'one' });
  room.tap('farah', borrow('three'));
  expect(room.meeting.lines['three']?.text).toBe('What keeps it going?');
  expect(room.meeting.turns[turn]?.questions).toBe(2);
});
