import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftMs, pauseLeftMs } from '../../server/rooms/live/meeting-clock.rule.ts';
import { lineOf } from '../../server/rooms/live/meeting-opening.rule.ts';
import { wantsPause } from '../../server/rooms/live/meeting-turn.rule.ts';
import type { Tap } from '../../server/rooms/live/meeting-tap.rule.ts';
import { actionOf, begun, FIRST, Room, SELF_MANAGED, SIX, writeOf } from './meeting-kit.ts';

const first = (room: Room) => lineOf(room.meeting)[0]?.person ?? '';

describe('a turn begins', () => {
  it('[S6] when all have agreed once, and everybody who is here has confirmed the rules today', () => {
    const room = new Room({ unsettled: ['neil'] }).gather(SIX.slice(0, 5));
    expect(room.tap('ruth', { kind: 'begin', person: first(room) })).toBe('rules-open');
    room.tap('neil', { kind: 'join' });
    expect(room.tap('ruth', { kind: 'begin', person: first(room) })).toBe('rules-open');
    expect(room.tap('neil', { kind: 'confirm', version: 2 })).toBe('other-rules');
    room.tap('neil', { kind: 'confirm', version: 1 });
    expect(room.tap('ruth', { kind: 'begin', person: first(room) })).toBeUndefined();
    const again = new Room().gather(SIX.slice(0, 5));
    again.tap('neil', { kind: 'join' });
    expect(again.tap('ruth', { kind: 'begin', person: first(again) })).toBe('rules-to-confirm');
  });

  it('[S5] for whoever is next, and after a pass for the one behind', () => {
    const room = new Room().gather();
    expect(room.tap('ines', { kind: 'begin', person: 'tom' })).toBe('not-next');
    for (const person of ['beatriz', 'farah', 'ines', 'joanna', 'neil'])
      room.tap(person, { kind: 'pass', on: true });
    expect(room.tap('ines', { kind: 'begin', person: 'tom' })).toBeUndefined();
  });

  it('[S4] twice in a meeting; once, and longer, where only three have come; not with two', () => {
    const room = new Room().gather();
    room.turn(first(room));
    room.turn(first(room));
    expect(room.tap('ruth', { kind: 'begin', person: first(room) })).toBe('turns-held');
    const three = new Room().gather(['ines', 'tom', 'farah']);
    const turn = begun(three, first(three));
    expect(three.meeting.turns[turn]?.long).toBe(true);
    const two = new Room().gather(['ines', 'tom']);
    expect(two.tap('ines', { kind: 'begin', person: 'ines' })).toBe('too-few');
  });

  it('once, when two press at the same moment', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    expect(room.tap('tom', { kind: 'begin', person: FIRST })).toBeUndefined();
    expect(Object.keys(room.meeting.turns)).toEqual([turn]);
  });
});

describe('a turn goes on', () => {
  it('[S7] through five stages, moved on once by two presses, and ends with an action of the presenter', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    room.tap('ruth', { kind: 'stage', turn, from: 'present' });
    room.tap('tom', { kind: 'stage', turn, from: 'present' });
    expect(room.meeting.clock?.stage).toBe('clarify');
    for (const from of ['clarify', 'explore', 'actions'] as const)
      room.tap('ruth', { kind: 'stage', turn, from });
    expect(room.tap('ruth', { kind: 'stage', turn, from: 'process' })).toBe('action-missing');
    expect(room.tap(FIRST, actionOf(turn, 'late', '2026-05-07'))).toBe('due-too-late');
    expect(room.tap('tom', actionOf(turn, 'act'))).toBeUndefined();
    expect(room.meeting.actions['act']).toMatchObject({ owner: FIRST, due: '2026-05-06' });
    expect(room.tap('ruth', { kind: 'stage', turn, from: 'process' })).toBeUndefined();
    expect(room.meeting).toMatchObject({ phase: 'between', current: null, clock: null });
  });

  it('the clock is right however often it stood still', () => {
    const stops = fc.array(fc.record({ runs: fc.nat(300), stands: fc.nat(300) }), { maxLength: 20 });
    fc.assert(
      fc.property(stops, (all) => {
        const room = new Room().gather();
        const turn = begun(room, FIRST);
        const started = room.now;
        let stood = 0;
        for (const { runs, stands } of all) {
          room.now += runs * 1000;
          room.tap('tom', { kind: 'pause', turn });
          const from = room.now;
          room.now += stands * 1000;
          room.tap('ines', { kind: 'go-on', turn });
          stood += room.now - from;
        }
        const gone = room.now - started - stood;
        const { clock } = room.meeting;
        expect(leftMs(clock!, false, room.now)).toBe(5 * 60_000 - gone);
      }),
    );
  });

  it('[S4] leaves three minutes before the next one, counted from its end and by nobody’s press', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    expect(pauseLeftMs(room.meeting, room.now)).toBeUndefined();
    room.tap(FIRST, actionOf(turn, 'act'));
    for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
      room.tap('ruth', { kind: 'stage', turn, from });
    const ended = room.meeting.turns[turn]?.endedAt ?? 0;
    expect(pauseLeftMs(room.meeting, ended)).toBe(180_000);
    expect(pauseLeftMs(room.meeting, ended + 200_000)).toBe(-20_000);
  });

  it('[S8] asks for a pause when there is more advice than questions, or few questions by the time of actions', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    expect(wantsPause(room.meeting)).toBeUndefined();
    room.tap('tom', { kind: 'count', turn, what: 'advice', by: 1 });
    expect(wantsPause(room.meeting)).toBe('more-advice');
    for (let at = 0; at < 4; at += 1) room.tap('tom', { kind: 'count', turn, what: 'questions', by: 1 });
    expect(wantsPause(room.meeting)).toBeUndefined();
    for (const from of ['present', 'clarify', 'explore'] as const)
      room.tap('ruth', { kind: 'stage', turn, from });
    expect(wantsPause(room.meeting)).toBe('few-questions');
    room.tap('tom', { kind: 'count', turn, what: 'questions', by: 1 });
    expect(wantsPause(room.meeting)).toBeUndefined();
  });

  it('air time is counted while it goes on, not where the set has switched it off, and nothing of it is kept', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    room.tap('tom', { kind: 'speaks', turn, person: 'joanna' });
    room.after(2).tap('tom', { kind: 'speaks', turn, person: 'neil' });
    expect(room.meeting.air.spoken).toEqual({ joanna: 121_000 });
    room.tap(FIRST, actionOf(turn, 'act'));
    for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
      room.tap('ruth', { kind: 'stage', turn, from });
    expect(room.meeting.air).toEqual({ spoken: {}, speaking: null });
    const off = new Room({ rules: { version: 1, airtime: false } }).gather();
    const other = begun(off, FIRST);
    off.tap('tom', { kind: 'speaks', turn: other, person: 'joanna' });
    expect(off.meeting.air.speaking).toBeNull();
  });
});

describe('who runs it', () => {
  it('[S3] the fifth meeting is its members’: three roles are filled, nobody keeps one in their own turn, a trainer is called', () => {
    const room = new Room({}, SELF_MANAGED).gather();
    expect(room.tap('ruth', { kind: 'begin', person: FIRST })).toBe('self-managed');
    expect(room.tap('ines', { kind: 'begin', person: FIRST })).toBe('roles-open');
    for (const [role, person] of [
      ['opener', 'tom'],
      ['timekeeper', FIRST],
      ['watcher', 'neil'],
    ] as const)
      room.tap('ines', { kind: 'role', role, person });
    expect(room.tap('ines', { kind: 'begin', person: FIRST })).toBe('holds-a-role');
    room.tap('ines', { kind: 'role', role: 'timekeeper', person: 'joanna' });
    expect(room.tap('ines', { kind: 'begin', person: FIRST })).toBeUndefined();
    expect(room.tap('neil', { kind: 'call' })).toBeUndefined();
    expect(room.meeting.call).toMatchObject({ by: 'neil', answeredAt: null });
    expect(room.tap('ruth', { kind: 'answer-call' })).toBeUndefined();
    expect(room.meeting.call?.answeredAt).toBe(room.now);
    expect(new Room().gather().tap('neil', { kind: 'call' })).toBe('facilitated');
  });

  it('a facilitator moves the process and never touches a record or anybody’s own word', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    expect(room.tap('ruth', writeOf(turn, 'one', 'x'))).toBe('not-yours');
    expect(room.tap('ruth', { kind: 'confirm', version: 1 })).toBe('not-yours');
    expect(room.tap('ruth', { kind: 'pause', turn })).toBeUndefined();
    expect(room.tap('gareth', { kind: 'pause', turn })).toBe('not-yours');
  });

  it('it goes on when whoever began it has left', () => {
    const room = new Room().gather();
    const turn = begun(room, FIRST);
    room.tap('ines', { kind: 'leave' });
    expect(room.tap('ines', { kind: 'pause', turn })).toBe('not-here');
    expect(room.tap('farah', { kind: 'stage', turn, from: 'present' })).toBeUndefined();
  });
});

describe('the end', () => {
  it('has the next date and its host before the door closes; the fifth may be the last', () => {
    const room = new Room().gather();
    room.tap('ines', { kind: 'to-review' });
    expect(room.tap('ines', { kind: 'close' })).toBe('next-missing');
    expect(room.tap('ines', { kind: 'next', at: null, host: null })).toBe('next-missing');
    expect(room.tap('ines', { kind: 'next', at: room.now + 1e9, host: null })).toBe('host-missing');
    expect(room.tap('ines', { kind: 'next', at: room.now + 1e9, host: 'neil' })).toBeUndefined();
    expect(room.tap('ines', { kind: 'close' })).toBeUndefined();
    expect(room.tap('tom', { kind: 'join' })).toBe('closed');
    const fifth = new Room({}, SELF_MANAGED).gather();
    fifth.tap('ines', { kind: 'next', at: null, host: null });
    expect(fifth.tap('ines', { kind: 'close' })).toBeUndefined();
  });

  it('actions of the meeting before are reported by their owners', () => {
    const brought = { a: { owner: 'tom', text: 'Find the figure', due: '2026-04-22' } };
    const room = new Room({ brought }).gather();
    const report: Tap = { kind: 'report', action: 'a', state: 'changed', said: 'Asked two people instead' };
    expect(room.tap('neil', report)).toBe('not-yours');
    expect(room.tap('tom', report)).toBeUndefined();
    expect(room.meeting.reports['a']).toMatchObject({ state: 'changed' });
  });
});
