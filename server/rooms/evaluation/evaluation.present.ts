import { iso } from '../../core/clock.ts';
import type { Field } from '../../content/field.schema.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { FieldAverage, ReadAnswer } from '../forms/forms.service.ts';
import type { HeldMeeting, ShownPerson } from '../live/live.service.ts';
import { evaluationDue, isLate, notesDue, subjectOf } from './due.rule.ts';
import { NOTES } from './evaluation-names.rule.ts';
import {
  evaluatedMeeting,
  evaluatedMeetings,
  outcomeOfRun,
  ownEvaluations,
} from './evaluation.visibility.ts';
import type { OutcomeResult } from './outcome.rule.ts';

const labelled = (fields: readonly Field[], averages: readonly FieldAverage[]) =>
  averages.map((one) => {
    const { en, es } = fields.find(({ key }) => key === one.field)?.label ?? { en: one.field, es: one.field };
    return { ...one, label: { en, es } };
  });

interface Mine {
  now: Date;
  meetings: {
    n: number;
    step: string | null;
    subject: string;
    selfManaged: boolean;
    open: boolean;
    dueAt: Date | null;
    finishedAt: Date | null;
    averages: FieldAverage[];
  }[];
  final: { subject: string; after: Date | null; finishedAt: Date | null };
  fields: readonly Field[];
}

export const presentMine = (session: Session, { now, meetings, final, fields }: Mine) =>
  asSeenBy(ownEvaluations, viewersOf(session, ['owner'], session.person), {
    now: now.toISOString(),
    meetings: meetings.map((one) => ({
      ...one,
      dueAt: iso(one.dueAt),
      finishedAt: iso(one.finishedAt),
      averages: labelled(fields, one.averages),
    })),
    final: { ...final, after: iso(final.after), finishedAt: iso(final.finishedAt) },
  });

interface Known {
  answers: readonly ReadAnswer[];
  /** The trainer's own answers to forms. */
  own: readonly { form: string; subject: string; finishedAt: Date | null }[];
}

/** A meeting in the trainer's list: how many have answered, and how one's own notes stand. */
export function deskLine(meeting: HeldMeeting, { answers, own }: Known) {
  const { set, number, n, endedAt, here, selfManaged } = meeting;
  const subject = subjectOf(meeting);
  const given = answers.filter((one) => one.subject === subject);
  const due = evaluationDue(endedAt);
  const notes = own.find((one) => one.form === NOTES && one.subject === subject);
  const written = notes === undefined ? 'none' : notes.finishedAt ? 'finished' : 'draft';
  return {
    set,
    number,
    n,
    subject,
    endedAt: iso(endedAt),
    dueAt: iso(due),
    there: here.length,
    answered: given.length,
    inTime: given.filter(({ finishedAt }) => !isLate(finishedAt, due)).length,
    notes: selfManaged ? ('off' as const) : (written as 'none' | 'draft' | 'finished'),
    notesDueAt: selfManaged ? null : iso(notesDue(endedAt)),
  };
}

type DeskLine = ReturnType<typeof deskLine>;

interface Desk {
  now: Date;
  meetings: DeskLine[];
  outcome: { learners: number; answered: number; smallest: number };
}

export const presentDesk = (session: Session, { now, ...desk }: Desk) =>
  asSeenBy(evaluatedMeetings, viewersOf(session, ['trainer']), { now: now.toISOString(), ...desk });

interface Whole {
  line: DeskLine;
  averages: FieldAverage[];
  fields: Field[];
  answers: readonly ReadAnswer[];
  people: ReadonlyMap<string, ShownPerson>;
  notesFields: Field[];
  notes: readonly ReadAnswer[];
}

export const presentMeeting = (session: Session, { line, people, ...all }: Whole) =>
  asSeenBy(evaluatedMeeting, viewersOf(session, ['trainer']), {
    meeting: line,
    averages: labelled(all.fields, all.averages),
    fields: all.fields,
    answers: all.answers.map(({ person, finishedAt, values }) => ({
      name: people.get(person)?.name ?? null,
      number: people.get(person)?.number ?? null,
      finishedAt: finishedAt.toISOString(),
      late: line.dueAt !== null && isLate(finishedAt, new Date(line.dueAt)),
      values: { ...values },
    })),
    notesFields: all.notesFields,
    // Not whose they are: of the notes about a process, only the process is anybody else's.
    notes: all.notes.map(({ finishedAt, values }) => ({
      finishedAt: finishedAt.toISOString(),
      values: { ...values },
    })),
  });

interface Outcome {
  learners: number;
  answered: number;
  smallest: number;
  results: OutcomeResult[] | null;
}

export const presentOutcome = (session: Session, outcome: Outcome) =>
  asSeenBy(outcomeOfRun, viewersOf(session, ['trainer']), outcome);

/** A row of the file of evaluations. */
export interface Line {
  meeting: HeldMeeting;
  answer: ReadAnswer;
  name: string | null;
}
