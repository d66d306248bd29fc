import { useAct } from '../../core/act.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { today } from '../forms/filled.ts';
import { Part } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';
import { setPhase, type Phase } from './relationship.state.ts';

const PHASES = ['rapport', 'direction', 'progress', 'winding-down', 'moving-on'] as const satisfies Phase[];

/** Where the two are, in five phases; a step back is no failure, and every change keeps its day. */
export function PhasePart({ opened: { relationship } }: PartProps) {
  const { id, phases, endedAt } = relationship;
  const now = phases.at(-1)?.phase;
  const act = useAct();
  return (
    <Part title={t('hours.relationship.phase')} seenBy={t('hours.relationship.seen.only-you')}>
      <p>{t('hours.relationship.phase.help')}</p>
      <ol class="phases" role="list">
        {PHASES.map((phase) => (
          <li key={phase}>
            <button
              class="btn small"
              type="button"
              aria-pressed={phase === now}
              aria-disabled={endedAt !== null}
              aria-busy={act.busy.value === phase}
              onClick={() => endedAt === null && act.run(phase, () => setPhase(id, phase, today()))}
            >
              {t(`hours.relationship.phase.${phase}`)}
            </button>
          </li>
        ))}
      </ol>
      {act.error.value && <Problem error={act.error.value} act />}
      {phases.length > 0 && (
        <p class="help">
          {phases
            .map(({ phase, on }) =>
              t('hours.relationship.phase.since', {
                phase: t(`hours.relationship.phase.${phase}`),
                day: dayText(on, 'year'),
              }),
            )
            .join(' ')}
        </p>
      )}
    </Part>
  );
}
