import { t, numberText } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { State } from '../../ui/icon.tsx';
import { FailedScores } from './failed-scores.tsx';
import { grades, type Grades } from './grade.state.ts';

/** "Every score has arrived" would not be true yet of those that wait for their turn. */
const titleOf = ({ failed, waiting }: Grades) =>
  failed.length === 0 && waiting > 0 ? t('grade.title.waiting') : t('grade.title', { count: failed.length });

/** What the gradebook of this run has received, and what it has not. */
const ScoresPage = () => <Loaded of={grades()}>{(data) => <Scores data={data} />}</Loaded>;
export const scoresPage: Page = { Component: ScoresPage, needs: () => [grades()] };

function Scores({ data }: { data: Grades }) {
  return (
    <div class="stack loose">
      <header class="stack tight">
        <p class="over-title">{t('grade.over')}</p>
        <Title text={titleOf(data)} />
        <p class="lede">{t('grade.counts', { sent: numberText(data.sent), waiting: data.waiting })}</p>
      </header>
      {data.failed.length > 0 && <FailedScores data={data} />}
      <Columns data={data} />
      <p class="help">{t('grade.newest')}</p>
    </div>
  );
}

function Columns({ data }: { data: Grades }) {
  return (
    <section class="stack tight" aria-labelledby="h-columns">
      <h2 id="h-columns">{t('grade.columns')}</h2>
      <ul class="rows tight" role="list">
        {data.lineItems.map((item) => (
          <li key={item.key}>
            <span>{item.label}</span>
            <span class="row">
              <span class="help">{t('grade.maximum', { maximum: numberText(item.maximum) })}</span>
              <State
                state={item.created ? 'done' : 'todo'}
                word={t(item.created ? 'grade.created' : 'grade.not-created')}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
