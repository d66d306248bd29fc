import { useAct } from '../../core/act.ts';
import { momentText, t, tCode } from '../../core/i18n.ts';
import { useData } from '../../core/data.ts';
import { Problem } from '../../shell/problem.tsx';
import { readRoster, roster, type Roster } from './cohort.state.ts';

/** When the platform's list was read, what came of it, and a button that reads it now. */
export function RosterPanel() {
  const act = useAct();
  const data = useData(roster()).data.value;
  if (!data) return null;
  const reading = act.busy.value !== '';
  return (
    <section class="sheet stack tight" aria-labelledby="h-roster">
      <h2 class="small-heading" id="h-roster">
        {t('cohort.roster')}
      </h2>
      {data.available ? (
        <>
          <div role="status">
            <Said data={data} />
          </div>
          {act.error.value && <Problem error={act.error.value} act />}
          <div class="row">
            <button
              class="btn small"
              type="button"
              aria-busy={reading}
              onClick={() => act.run('roster', readRoster)}
            >
              {t(reading ? 'cohort.roster.reading' : 'cohort.roster.now')}
            </button>
          </div>
        </>
      ) : (
        <p class="help">{t('cohort.roster.none')}</p>
      )}
    </section>
  );
}

function Said({ data: { lastAt, lastCode, people, nextAt } }: { data: Roster }) {
  return (
    <>
      <p>
        {lastAt === null
          ? t('cohort.roster.never')
          : t('cohort.roster.read', { when: momentText(lastAt), people: people ?? 0 })}
      </p>
      {lastCode !== null && lastCode !== 'read' && (
        <p class="help">{tCode('cohort.roster.code', lastCode, 'cohort.roster.code.other')}</p>
      )}
      <p class="help">
        {nextAt === null ? t('cohort.roster.stopped') : t('cohort.roster.next', { when: momentText(nextAt) })}
      </p>
    </>
  );
}
