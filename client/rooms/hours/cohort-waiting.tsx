import { type Act, useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { accept, settle, type WaitingEntry, type WaitingHours } from './cohort-hours.state.ts';
import { entryText, hoursAddress, learnerName, whenText } from './cohort-hours.words.tsx';
import { Talk } from './entry-talk.tsx';

/** What waits for a trainer, whoever's it is: dates to accept, and questions that are open. */
export function Waiting({ data: { late, queried, more } }: { data: WaitingHours }) {
  const act = useAct();
  if (late.length + queried.length === 0) return <p>{t('hours.cohort.waits.nothing')}</p>;
  return (
    <section class="stack" aria-labelledby="h-waits">
      <h2 id="h-waits">{t('hours.cohort.waits')}</h2>
      {act.error.value && <Problem error={act.error.value} act />}
      <List
        act={act}
        title={t('hours.cohort.late')}
        help={t('hours.cohort.late.help')}
        rows={late}
        which="late"
      />
      <List act={act} title={t('hours.cohort.queried')} rows={queried} which="queried" />
      {more && <p class="help">{t('hours.cohort.waits.more')}</p>}
    </section>
  );
}

interface ListProps {
  act: Act;
  title: string;
  help?: string;
  rows: readonly WaitingEntry[];
  which: 'late' | 'queried';
}

function List({ act, title, help, rows, which }: ListProps) {
  if (rows.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>{title}</h3>
      {help && <p class="help">{help}</p>}
      <ul class="rows" role="list">
        {rows.map((row) => (
          <li key={row.entry.id}>
            <div class="stack tight">
              <a class="entry-of" href={hoursAddress(row.learner)}>
                <PersonName name={learnerName(row.learner)} />
              </a>
              <p class="help">
                {whenText(row.entry)} · {entryText(row.entry)}
              </p>
              {which === 'queried' && <Talk entry={row.entry} />}
            </div>
            <Decide act={act} row={row} which={which} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Decide({
  act,
  row: { learner, entry },
  which,
}: {
  act: Act;
  row: WaitingEntry;
  which: ListProps['which'];
}) {
  const about = { person: learner.id, entry: entry.id };
  const decide = which === 'late' ? accept : settle;
  return (
    <button
      class="btn small"
      type="button"
      aria-busy={act.busy.value === entry.id}
      onClick={() => act.run(entry.id, () => decide(about))}
    >
      {t(which === 'late' ? 'hours.cohort.accept' : 'hours.cohort.settle')}{' '}
      <span class="visually-hidden">
        {t('hours.cohort.about', { name: learnerName(learner), when: whenText(entry) })}
      </span>
    </button>
  );
}
