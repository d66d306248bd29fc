import { isTimeZone } from '../../core/days.rule.ts';
import { aimsIn } from './aims.rule.ts';
import type { Connection, Relationship } from './log.types.ts';
import { momentIn, textIn, type Values } from './paper-values.rule.ts';
import { completed, endedWithoutFault, withNext } from './relationship-change.rule.ts';
import { powerRule } from './relationship.rule.ts';

/** What a paper that was finished changes of its relationship. Hearing twice is hearing once. */

interface Paper {
  form: string;
  /** What it is about: its relationship, or an entry of it. */
  subject: string;
  values: Values;
  /** When it was finished. */
  at: Date;
}

export function finishedPaper(one: Relationship, paper: Paper): Relationship {
  const { form, values, at } = paper;
  switch (form) {
    case 'mentoring-agreement':
      return dated(agreed(one, values, at), paper, momentIn(values, 'next_meeting'));
    case 'progress-record':
      return dated(one, paper, momentIn(values, 'next_date'));
    case 'midpoint-review':
      return { ...one, midpointAt: later(one.midpointAt, at) };
    case 'final-review':
      return reviewed(one, values, at);
    case 'no-fault-ending':
      return endedWithoutFault(one, at) ?? one;
    default:
      return one;
  }
}

/**
 * What was known from a paper that its author has forgotten. An ending stands without one, and so does an agreement that
 * the two have signed on a paper of their own.
 */
export function forgottenPaper(one: Relationship, form: string): Relationship {
  switch (form) {
    case 'mentoring-agreement':
      return { ...one, agreement: one.agreement.way === 'paper' ? one.agreement : UNSIGNED, firstAims: null };
    case 'midpoint-review':
      return { ...one, midpointAt: null };
    case 'final-review':
      return { ...one, finalAt: null };
    default:
      return one;
  }
}

const UNSIGNED: Relationship['agreement'] = { mentorAt: null, menteeAt: null, way: null };

/** The first aims are those of the first signature. */
function agreed(one: Relationship, values: Values, at: Date): Relationship {
  const { agreement, firstAims } = one;
  return {
    ...one,
    ...(one.connection === null ? connectionIn(values, at) : {}),
    agreement: { ...agreement, mentorAt: later(agreement.mentorAt, at) },
    firstAims: firstAims ?? aimsIn(values),
  };
}

/** Asked by the agreement where nobody had said it; its own notices were read there, and the reason is one of its fields. */
function connectionIn(values: Values, at: Date): Partial<Relationship> {
  // One of the choices, or it would not have been finished.
  const connection = textIn(values, 'relationship_at_work') as Connection;
  const rule = powerRule(connection);
  return {
    connection,
    connectionSaidAt: at,
    powerReason: textIn(values, 'power_reason'),
    warned: rule ? [rule] : [],
  };
}

/** "It ends here" is said in the form; a new agreement goes on. */
function reviewed(one: Relationship, values: Values, at: Date): Relationship {
  const after = { ...one, finalAt: later(one.finalAt, at) };
  const ends = ['end', 'professional-contact', 'new-mentor'].includes(textIn(values, 'after'));
  // Told again after it was taken up once more, it ends nothing.
  const first = one.finalAt === null || at > one.finalAt;
  return ends && first ? (completed(after, at) ?? after) : after;
}

const later = (before: Date | null, at: Date): Date => (before !== null && before > at ? before : at);

/** A usual session, where a paper says only when it begins. */
const SESSION_MS = 75 * 60_000;

/**
 * The next meeting that was written down becomes the date of the relationship, as long as it is one to come. A paper that
 * is finished again says nothing new by it, and what was agreed since then stands.
 */
function dated(
  one: Relationship,
  { subject, at: now }: Paper,
  moment: ReturnType<typeof momentIn>,
): Relationship {
  if (!moment || !isTimeZone(moment.zone) || one.endedAt !== null) return one;
  const { at, zone } = moment;
  const heard = one.paperNext ?? [];
  const said = heard.find(({ paper }) => paper === subject);
  if (at <= now || said?.at.getTime() === at.getTime()) return one;
  const paperNext = [...heard.filter((other) => other !== said), { paper: subject, at }];
  if (at.getTime() === one.next?.at.getTime()) return { ...one, paperNext };
  const next = { at, endsAt: new Date(at.getTime() + SESSION_MS), zone, place: '' };
  return { ...withNext(one, next, now), paperNext };
}
