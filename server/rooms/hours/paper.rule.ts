import { dayIn } from '../../core/days.rule.ts';
import { reviewRows } from './aims.rule.ts';
import type { Aim, Entry, Log, Relationship } from './log.types.ts';
import { nextOf, sessionsOf } from './relationship.rule.ts';

/** What the log gives to the forms that are filled in about its things, so that nothing is asked or kept twice. */

export const PAPERS_OF_A_RELATIONSHIP = [
  'mentoring-agreement',
  'midpoint-review',
  'final-review',
  'no-fault-ending',
] as const;
export const RECORD = 'progress-record';
export type RelationshipPaper = (typeof PAPERS_OF_A_RELATIONSHIP)[number];

export const isRelationshipPaper = (form: string): form is RelationshipPaper =>
  PAPERS_OF_A_RELATIONSHIP.some((one) => one === form);

interface Given {
  known: Record<string, unknown>;
  starts: Record<string, unknown>;
}

/** Of a form about a relationship. */
export function givenTo(
  form: RelationshipPaper,
  one: Relationship,
  { entries }: Pick<Log, 'entries'>,
): Given {
  const relationship = one.label;
  const aims = reviewRows(one.firstAims ?? []);
  const held = heldOn(one, entries);
  switch (form) {
    case 'mentoring-agreement':
      return { known: agreementFacts(one), starts: nextStart(one) };
    case 'midpoint-review':
      return {
        known: { relationship, sessions_so_far: sessionsOf(one, entries).length },
        starts: { ...held, ...(aims.length > 0 ? { objectives_now: aims } : {}) },
      };
    case 'final-review':
      return {
        known: { relationship },
        starts: { ...held, ...(aims.length > 0 ? { objectives_met: aims } : {}) },
      };
    case 'no-fault-ending':
      return { known: { relationship }, starts: {} };
  }
}

/** Of the record of a meeting: its subject is the entry. */
export function givenToRecord(entry: Entry, { relationships }: Pick<Log, 'relationships'>): Given {
  const { zone, startedAt, channel } = entry;
  const label = relationships.find(({ id }) => id === entry.relationship)?.label ?? null;
  return {
    known: { relationship: label, held_on: dayIn(zone, startedAt), channel, hours_entry: null },
    starts: {},
  };
}

/** What is said of a relationship anyway; the mentee's signature comes by a link or on paper, never by this form. */
export function agreementFacts(one: Relationship): Record<string, unknown> {
  const { label, connection, powerReason, format, sessionsPlanned, agreement } = one;
  return {
    mentee_label: label,
    ...(connection === null ? {} : { relationship_at_work: connection, power_reason: powerReason || null }),
    format,
    sessions_planned: sessionsPlanned,
    mentee_signed: agreement.menteeAt && { text: label, at: agreement.menteeAt.toISOString() },
  };
}

function nextStart(one: Relationship): Record<string, unknown> {
  const next = nextOf(one);
  return next ? { next_meeting: { at: next.at.toISOString(), zone: next.zone } } : {};
}

/** The conversation of a review is logged as one. */
function heldOn({ id }: Relationship, entries: readonly Entry[]): Record<string, unknown> {
  const review = entries
    .filter(({ kind, relationship, voided }) => kind === 'review' && relationship === id && !voided)
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
  return review ? { held_on: dayIn(review.zone, review.startedAt) } : {};
}

/** Objectives of an agreement as choices. */
export const aimChoices = (aims: readonly Aim[]): { key: string; label: { en: string; es: string } }[] =>
  aims.map(({ key, objective }) => ({ key, label: { en: objective, es: objective } }));
