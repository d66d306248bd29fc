import { describe, expect, it } from 'vitest';
import { isLate, stateOf } from '../../server/rooms/hours/entry.rule.ts';
import type { EntryEvent, EntryFacts } from '../../server/rooms/hours/log.types.ts';
import { at, facts, logged, numbers } from './hours-kit.ts';

describe('what an entry is', () => {
  const first = facts('2026-03-02 10:00', 75);
  const trainer = { by: 'trainer', person: 'ruth' } as const;
  const confirmed = (when: string): EntryEvent => ({
    by: 'confirmer',
    what: 'confirmed',
    at: at(when),
    who: 'mentee',
    name: 'A. B.',
    way: 'link',
  });
  const disputed = (when: string): EntryEvent => ({
    by: 'confirmer',
    what: 'disputed',
    at: at(when),
    who: 'mentee',
    name: 'A. B.',
    reason: 'other-time',
    text: '',
  });
  const changed = (when: string, to: EntryFacts): EntryEvent => ({
    by: 'learner',
    what: 'changed',
    at: at(when),
    facts: to,
    lengthNote: '',
  });
  const byTrainer = (what: 'queried' | 'settled' | 'accepted', when: string): EntryEvent =>
    what === 'queried' ? { ...trainer, what, at: at(when), text: '?' } : { ...trainer, what, at: at(when) };
  const inBatch = (what: 'confirmed' | 'unconfirmed', when: string, batch: string | null): EntryEvent => ({
    ...trainer,
    what,
    at: at(when),
    batch,
  });
  const entry = (...events: EntryEvent[]) => {
    const all = [logged('2026-03-02 18:00', first), ...events];
    const last = all.findLast((event) => 'facts' in event) as EntryEvent & { facts: EntryFacts };
    return { ...last.facts, voided: false, events: all };
  };
  const state = (...events: EntryEvent[]) => stateOf(entry(...events), numbers);

  it('[H9] is claimed, then verified once somebody else has confirmed it', () => {
    expect(state()).toBe('claimed');
    expect(state(confirmed('2026-03-03'))).toBe('verified');
    expect(stateOf({ ...entry(confirmed('2026-03-03')), voided: true }, numbers)).toBe('void');
  });

  it('[H14] is claimed again when its facts change after that, and stays so when they are changed back', () => {
    const longer = facts('2026-03-02 10:00', 90);
    expect(state(confirmed('2026-03-03'), changed('2026-03-04', longer))).toBe('claimed');
    const back = changed('2026-03-05', first);
    expect(state(confirmed('2026-03-03'), changed('2026-03-04', longer), back)).toBe('claimed');
    expect(state(confirmed('2026-03-03'), changed('2026-03-04', longer), back, confirmed('2026-03-06'))).toBe(
      'verified',
    );
    expect(state(confirmed('2026-03-03'), changed('2026-03-04', { ...first }))).toBe('verified');
  });

  it('is queried until a trainer settles it, whatever the learner does meanwhile', () => {
    const asked = [confirmed('2026-03-03'), byTrainer('queried', '2026-03-04')];
    expect(state(...asked)).toBe('queried');
    expect(state(...asked, { by: 'learner', what: 'answered', at: at('2026-03-05'), text: 'Yes.' })).toBe(
      'queried',
    );
    expect(state(...asked, changed('2026-03-05', facts('2026-03-02 10:00', 60)))).toBe('queried');
    expect(state(...asked, byTrainer('settled', '2026-03-06'))).toBe('verified');
    expect(state(...asked, inBatch('confirmed', '2026-03-06', null))).toBe('verified');
  });

  it('is queried when whoever was asked says no, until the learner changes it or they confirm it after all', () => {
    expect(state(disputed('2026-03-03'))).toBe('queried');
    expect(state(confirmed('2026-03-03'), disputed('2026-03-04'))).toBe('queried');
    expect(state(disputed('2026-03-03'), changed('2026-03-04', facts('2026-03-02 11:00', 75)))).toBe(
      'claimed',
    );
    expect(state(disputed('2026-03-03'), changed('2026-03-04', { ...first }))).toBe('queried');
    expect(state(disputed('2026-03-03'), confirmed('2026-03-04'))).toBe('verified');
    expect(state(disputed('2026-03-03'), byTrainer('settled', '2026-03-04'))).toBe('claimed');
  });

  it('loses a trainer’s confirmation with the undo of its batch, and no other', () => {
    const batch = inBatch('confirmed', '2026-03-31', 'march');
    expect(state(batch)).toBe('verified');
    expect(state(batch, inBatch('unconfirmed', '2026-03-31', 'march'))).toBe('claimed');
    expect(state(batch, inBatch('unconfirmed', '2026-03-31', 'april'))).toBe('verified');
    expect(state(confirmed('2026-03-03'), batch, inBatch('unconfirmed', '2026-03-31', 'march'))).toBe(
      'verified',
    );
  });

  it('[H11] is countersigned while its date waits for a trainer’s nod', () => {
    const old = facts('2026-02-01 10:00', 75);
    const events = [logged('2026-03-02', old), confirmed('2026-03-03')];
    const late = { ...old, voided: false, events };
    expect(isLate(late, numbers)).toBe(true);
    expect(stateOf(late, numbers)).toBe('countersigned');
    const accepted = { ...late, events: [...events, byTrainer('accepted', '2026-03-04')] };
    expect(isLate(accepted, numbers)).toBe(false);
    expect(stateOf(accepted, numbers)).toBe('verified');
  });

  it('[H11] is late when it is moved to a day long ago, and not when something else of it is changed late', () => {
    const old = facts('2026-02-01 10:00', 75);
    expect(isLate(entry(changed('2026-03-10', old)), numbers)).toBe(true);
    expect(isLate(entry(changed('2026-05-10', facts('2026-03-02 10:00', 90))), numbers)).toBe(false);
    const nodded = entry(changed('2026-03-10', old), byTrainer('accepted', '2026-03-11'));
    expect(isLate(nodded, numbers)).toBe(false);
    const older = { ...facts('2026-01-20 10:00', 75) };
    const movedAgain = { ...older, events: [...nodded.events, changed('2026-03-12', older)], voided: false };
    expect(isLate(movedAgain, numbers)).toBe(true);
  });
});
