import { countLog } from '../../server/rooms/hours/counting.rule.ts';
import { stateOf } from '../../server/rooms/hours/entry.rule.ts';
import type { Entry, Log } from '../../server/rooms/hours/log.types.ts';
import { at, facts, numbers } from '../unit/hours-kit.ts';
import { confirmedBy, confirmedByTrainer, entry, relationship } from './hours-log-kit.ts';

/** Every kind and state, a cap that cuts, a person whom the learner manages, and texts that mean harm. */
export const entries: Entry[] = [
  entry('a', facts('2026-03-03 10:00', 75, { aroundMin: 45 }), {
    after: [confirmedBy('mentee', '2026-03-03 13:00')],
  }),
  entry('b', facts('2026-03-05 16:00', 55, { relationship: 'r2', breakMin: 10 }), {
    lengthNote: '=HYPERLINK("http://bad.example","see")',
    after: [confirmedByTrainer('2026-04-01')],
  }),
  entry('c', facts('2026-03-29 00:30', 60), { lengthNote: '  @SUM(A1)\u202e' }),
  entry('d', facts('2026-03-12 12:00', 120, { kind: 'circle', relationship: null, participants: 5 }), {
    after: [confirmedBy('coordinator', '2026-03-13')],
  }),
  entry('e', facts('2026-03-17 09:00', 700, { kind: 'e-mentoring', channel: 'messages' })),
  entry('f', facts('2026-04-07 09:00', 90, { relationship: 'r3' })),
  entry('g', facts('2026-04-08 09:00', 60), {
    after: [{ by: 'trainer', person: 'ruth', what: 'queried', at: at('2026-04-09'), text: 'Was it 19:00?' }],
  }),
  entry('h', facts('2026-04-09 09:00', 60), {
    voided: true,
    after: [{ by: 'learner', what: 'voided', at: at('2026-04-10'), why: 'twice' }],
  }),
  entry(
    'i',
    facts('2026-04-14 09:00', 65, { kind: 'does-not-count', relationship: null, outside: 'supervision' }),
  ),
];
export const sampleLog: Partial<Log> = {
  entries,
  relationships: [
    relationship('r1', 'M1', {
      next: {
        at: at('2026-04-21 12:30'),
        endsAt: at('2026-04-21 13:45'),
        zone: 'Europe/London',
        place: 'Room 4',
        moved: 2,
      },
    }),
    relationship('r2', 'M2', { endedAt: at('2026-03-31'), ending: 'no-fault', next: null }),
    relationship('r3', 'M3', { connection: 'i-manage-them' }),
  ],
};
/** What the pages work out, by the rule that both sides share. */
export const screen = countLog(
  {
    entries: entries.map((one) => ({ ...one, state: stateOf(one, numbers) })),
    relationships: sampleLog.relationships ?? [],
  },
  numbers,
);
