import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, STAFF, viewersOf } from '../../core/visibility.ts';
import type { Enrolment } from './people.store.ts';
import { aboutRun, settingsOfRun } from './people.visibility.ts';
import type { runInfo, runSettings } from './run-settings.contract.ts';
import type { HistoryEntry } from './run-settings.rule.ts';
import type { Run } from './run.store.ts';

/** What everybody in a run may know of it. */
export function presentRunInfo(
  session: Session,
  { settings }: Run,
  trainers: readonly Enrolment[],
): AnswerOf<typeof runInfo> {
  const { promise, about, dates, closures, contacts } = settings;
  return asSeenBy(aboutRun, viewersOf(session, ['learner', ...STAFF]), {
    trainers: trainers.map(({ name, number }) => ({ name, number })),
    promise,
    about,
    provisional: dates === 'provisional',
    closures,
    contacts,
  });
}

/** The settings with their history, for the staff of the run. */
export function presentRunSettings(
  session: Session,
  run: Run,
  { history, known }: { history: readonly HistoryEntry[]; known: readonly Enrolment[] },
): AnswerOf<typeof runSettings> {
  const names = new Map(known.map(({ person, name }) => [person, name]));
  return asSeenBy(settingsOfRun, viewersOf(session, STAFF), {
    revision: run.settingsRevision,
    settings: { startsOn: run.startsOn, timeZone: run.timeZone, ...run.settings },
    startFrom: run.startFrom,
    history: history.toReversed().map(({ by, at, changes }) => ({
      by: names.get(by) ?? null,
      at: at.toISOString(),
      changes: changes.map(({ field, from, to }) => ({ field, from: textOf(from), to: textOf(to) })),
    })),
  });
}

/** A value as a line of the history shows it. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => Object.values(one as object).join(', ')).join('; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
