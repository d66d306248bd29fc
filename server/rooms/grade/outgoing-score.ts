import type { Enrolment } from '../people/people.service.ts';
import { progressOf } from './grade.rule.ts';
import type { ScoreRow } from './grade.store.ts';
import type { OutgoingScore } from './gradebook.ts';
import { LINE_ITEMS } from './line-item.vocabulary.ts';

/** Scores of others only ever fail: trainers, people without a role, student view, people who have left. */
export const isGradedNow = (person: Enrolment | undefined): person is Enrolment =>
  person !== undefined && person.graded && person.status === 'active';

/** A row of the outbox as it is handed to the platform. */
export function outgoing(row: ScoreRow, sub: string, timestamp: Date): OutgoingScore {
  const { scoreMaximum, tag, hasWork } = LINE_ITEMS[row.lineItem];
  return {
    sub,
    timestamp,
    value: row.value,
    maximum: scoreMaximum,
    comment: row.comment,
    commentIsNew: row.comment !== row.sentComment,
    submittedAt: row.submittedAt ?? null,
    work: hasWork ? { tag, person: row.person } : null,
    withdrawn: row.withdrawn ?? false,
    ...progressOf({ value: row.value, maximum: scoreMaximum, final: row.final }),
  };
}
