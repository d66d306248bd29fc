import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { join, twins, type Learner, type LearnerRow } from './cohort.state.ts';
import { nameOf } from './learner-parts.tsx';

/** Two entries of one person: joined by a trainer who knows, and parted again while that can be undone. */
export function Twins({ row, joined }: { row: LearnerRow; joined: NonNullable<Learner['joined']> }) {
  const act = useAct();
  const found = useSignal<LearnerRow[] | undefined>(undefined);
  const look = () =>
    act.run('look', async () => {
      found.value = (await twins(row.id)).rows;
    });
  const put = (other: string, together: boolean) =>
    act.run(other, async () => {
      await join(row.id, other, together);
      found.value = undefined;
    });
  return (
    <section class="stack tight rule" aria-labelledby="h-twins">
      <h2 class="small-heading" id="h-twins">
        {t('cohort.twins')}
      </h2>
      <p class="help">{t('cohort.twins.help')}</p>
      {act.error.value && <Problem error={act.error.value} act />}
      {joined.map((one) => (
        <Joined
          key={one.id}
          until={one.until}
          busy={act.busy.value === one.id}
          undo={() => put(one.id, false)}
        />
      ))}
      <div class="row">
        <button class="btn small" type="button" aria-busy={act.busy.value === 'look'} onClick={look}>
          {t('cohort.twins.look')}
        </button>
      </div>
      {found.value && <Found rows={found.value} choose={(one) => put(one.id, true)} />}
    </section>
  );
}

function Joined({ until, busy, undo }: { until: string; busy: boolean; undo: () => void }) {
  return (
    <div class="row apart">
      <p>{t('cohort.joined', { until: dayText(ownDay(until), 'year') })}</p>
      <button class="btn small" type="button" aria-busy={busy} onClick={undo}>
        {t('cohort.joined.undo')}
      </button>
    </div>
  );
}

function Found({ rows, choose }: { rows: LearnerRow[]; choose: (row: LearnerRow) => void }) {
  if (rows.length === 0) return <p role="status">{t('cohort.twins.none')}</p>;
  return (
    <ul class="rows" role="list">
      {rows.map((one) => (
        <li key={one.id}>
          <div>
            <PersonName name={nameOf(one)} />
            <p class="help">
              {t('cohort.twins.who', { place: one.place, done: one.stepsDone, total: one.stepsTotal })}
            </p>
          </div>
          <button class="btn small" type="button" onClick={() => choose(one)}>
            {t('cohort.twins.join', { name: nameOf(one) })}
          </button>
        </li>
      ))}
    </ul>
  );
}
