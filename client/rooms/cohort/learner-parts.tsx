import { momentText, t } from '../../core/i18n.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import type { LearnerRow } from './cohort.state.ts';

/** A person's name, or "Learner 17" where the LMS keeps names to itself. */
export const nameOf = (row: Pick<LearnerRow, 'name' | 'number'>) =>
  row.name ?? t('cohort.label', { number: row.number });

export const learnerAddress = (row: Pick<LearnerRow, 'id'>) => `/app/learners/${row.id}`;

const STATES: Record<LearnerRow['state'], StateName> = {
  'not-opened': 'todo',
  'not-begun': 'todo',
  'under-way': 'doing',
  quiet: 'quiet',
  done: 'done',
};

export function LearnerState({ state }: { state: LearnerRow['state'] }) {
  return <State state={STATES[state]} word={t(`cohort.state.${state}`)} />;
}

/** How they stand, and how many modules behind the run where that is for a trainer to know. */
export const HowTheyStand = ({ row }: { row: Pick<LearnerRow, 'state' | 'modulesLate'> }) => (
  <>
    <LearnerState state={row.state} />
    {row.modulesLate > 0 && (
      <State state="attention" word={t('cohort.modules-late', { count: row.modulesLate })} />
    )}
  </>
);

/** The same under a heading that says "last step": the moment alone, and what it was when it was no step. */
export const lastStep = (row: LearnerRow) => (row.lastStepAt ? momentText(row.lastStepAt) : lastSeen(row));

/** The last sign of life in words: last step, last visit, or neither. */
export function lastSeen(row: LearnerRow): string {
  if (row.lastStepAt) return t('cohort.last-step', { when: momentText(row.lastStepAt) });
  if (row.lastLaunchAt) return t('cohort.last-visit', { when: momentText(row.lastLaunchAt) });
  return t('cohort.never');
}
