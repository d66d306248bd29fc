import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockState, clockAt, ON_TIME, pressed } from '../../server/rooms/live/sheet-clock.rule.ts';

const rows = [
  { from: 0, minutes: 10 },
  { from: 10, minutes: 28 },
  { from: 38, minutes: 22 },
];
const startsAt = '2026-02-25T16:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(startsAt) + seconds * 1000).toISOString();
const at = (seconds: number, state: ClockState = ON_TIME) =>
  clockAt(rows, { startsAt, state, now: after(seconds) });
const press = (seconds: number, act: Parameters<typeof pressed>[1]['act'], state: ClockState = ON_TIME) =>
  pressed(rows, { startsAt, state, now: after(seconds), act });

describe('the clock of a run sheet', () => {
  it('follows the sheet by itself', () => {
    expect(at(-120)).toMatchObject({ phase: 'before', row: 0, left: 120 });
    expect(at(0)).toMatchObject({ phase: 'during', row: 0, left: 600 });
    expect(at(600)).toMatchObject({ row: 1, left: 28 * 60, behind: 0 });
    expect(at(3600)).toMatchObject({ phase: 'after', row: 2, left: 0 });
  });

  it('says by how much it is behind once somebody begins a row late, or ahead when they go on early', () => {
    const late = press(900, { what: 'row', row: 1 });
    expect(at(900, late)).toMatchObject({ row: 1, left: 28 * 60, behind: 300, endsAt: after(3900) });
    const early = press(480, { what: 'row', row: 1 });
    expect(at(480, early)).toMatchObject({ row: 1, behind: -120 });
  });

  it('gives the row that is on two minutes more, and is two minutes later behind', () => {
    const more = press(500, { what: 'more', minutes: 2 });
    expect(at(500, more)).toMatchObject({ row: 0, left: 220, behind: 120 });
    // A part that has run one minute gets that one back, and the part before is not on again.
    const oneMinute = press(660, { what: 'more', minutes: 2 });
    expect(at(660, oneMinute)).toMatchObject({ row: 1, left: 28 * 60, behind: 60 });
  });

  it('stands still in a pause, while what it is behind by grows', () => {
    const paused = press(300, { what: 'pause' });
    expect(at(540, paused)).toMatchObject({ row: 0, left: 300, behind: 240 });
    const going = press(540, { what: 'go-on' }, paused);
    expect(at(600, going)).toMatchObject({ row: 0, left: 240, behind: 240 });
  });

  it('never jumps: what a press leaves is what was seen, but for the row that was pressed', () => {
    const anAct = fc.constantFrom({ what: 'pause' } as const, { what: 'go-on' } as const);
    const aState = fc.record({ behind: fc.integer({ min: -600, max: 1200 }), pausedAt: fc.constant(null) });
    fc.assert(
      fc.property(aState, fc.integer({ min: -900, max: 4500 }), anAct, (state, seconds, act) => {
        expect(at(seconds, press(seconds, act, state))).toEqual(at(seconds, state));
      }),
    );
  });
});
