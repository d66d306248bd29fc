import { useAct } from '../../core/act.ts';
import { numberText, t, tCode } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { State } from '../../ui/icon.tsx';
import { FailedScores, ResendAll, ScoresAside } from './failed-scores.tsx';
import { lineItemName, deliveryTitle, grades, isDoubtful, resendAll, type Grades } from './grade.state.ts';

/** What the gradebook of this run has received, and what it has not. */
const ScoresPage = () => <Loaded of={grades()}>{(data) => <Scores data={data} />}</Loaded>;
export const scoresPage: Page = { Component: ScoresPage, needs: () => [grades()] };

function Scores({ data }: { data: Grades }) {
  return (
    <div class="stack loose">
      <header class="stack tight">
        <Title lead={t('grade.over')} text={deliveryTitle(data)} />
        <p class="lede">{t('grade.counts', { sent: numberText(data.sent), waiting: data.waiting })}</p>
      </header>
      {data.failed.length > 0 && <FailedScores data={data} />}
      <LineItems data={data} />
      {data.aside.length > 0 && <ScoresAside data={data} />}
      <p class="help">{t('grade.newest')}</p>
    </div>
  );
}

function LineItems({ data }: { data: Grades }) {
  const { busy, error, run } = useAct();
  return (
    <section class="stack tight" aria-labelledby="h-columns">
      <h2 id="h-columns">{t('grade.columns')}</h2>
      {error.value && <Problem error={error.value} act />}
      <ul class="rows tight" role="list">
        {data.lineItems.map((item) => (
          <li key={item.key}>
            <div>
              <span>{lineItemName(item)}</span>
              {isDoubtful(item) && (
                <p class="help">
                  {tCode('grade.shows', `${item.shows ?? ''}.help`, 'grade.shows.nothing.help')}
                </p>
              )}
            </div>
            <span class="row">
              <span class="help">{t('grade.maximum', { maximum: numberText(item.maximum) })}</span>
              <LineItemState item={item} />
            </span>
          </li>
        ))}
      </ul>
      {data.lineItems.some((item) => item.shows === 'nothing') && (
        <ResendAll
          word={t('grade.shows.resend')}
          busy={busy.value === 'all'}
          send={() => run('all', resendAll)}
        />
      )}
    </section>
  );
}

function LineItemState({ item }: { item: Grades['lineItems'][number] }) {
  if (isDoubtful(item))
    return <State state="attention" word={tCode('grade.shows', item.shows ?? '', 'grade.shows.nothing')} />;
  return (
    <State
      state={item.created ? 'done' : 'todo'}
      word={t(item.created ? 'grade.created' : 'grade.not-created')}
    />
  );
}
