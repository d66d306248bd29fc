import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import type { Key } from '../../core/words.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { edition, takeEdition, type Edition } from './run.state.ts';

type Newer = NonNullable<Edition['newer']>;

/** Which edition the run goes through. A newer one is a choice, and shows first what it changes. */
export function EditionChoice() {
  const act = useAct();
  const data = useData(edition()).data.value;
  if (!data) return null;
  const { newer } = data;
  return (
    <section class="stack tight" aria-labelledby="h-edition">
      <h2 id="h-edition">{t('run.edition')}</h2>
      <p>{t('run.edition.now', { title: data.title, edition: data.edition })}</p>
      {newer ? (
        <>
          <p>{t('run.edition.newer', { edition: newer.edition })}</p>
          <Changes newer={newer} />
          <p class="help">{t('run.edition.kept')}</p>
          {act.error.value && <Problem error={act.error.value} act />}
          {me.value?.role === 'trainer' && (
            <div class="row">
              <button
                class="btn"
                type="button"
                aria-busy={act.busy.value !== ''}
                onClick={() => act.run('take', () => takeEdition(newer.edition))}
              >
                {t('run.edition.take', { edition: newer.edition })}
              </button>
            </div>
          )}
        </>
      ) : (
        <p class="help">{t('run.edition.newest')}</p>
      )}
    </section>
  );
}

/** How much changes, in a few lines, and all of it step by step for whoever wants to know. */
function Changes({ newer: { steps } }: { newer: Newer }) {
  return (
    <>
      <ul role="list">
        {counts(steps).map(([key, count]) => (
          <li key={key}>{t(key, { count })}</li>
        ))}
      </ul>
      {steps.length > 0 && (
        <details class="sheet outline">
          <summary>{t('run.edition.table')}</summary>
          <Table
            caption={<span class="visually-hidden">{t('run.edition.table')}</span>}
            rows={steps}
            rowKey={({ change, number }) => `${change} ${number}`}
            columns={[
              {
                key: 'step',
                head: t('run.edition.step'),
                cell: ({ number, title }) => `${number} ${title}`,
              },
              { key: 'what', head: t('run.edition.what'), cell: WhatChanges },
            ]}
          />
        </details>
      )}
    </>
  );
}

type Change = Newer['steps'][number];

function counts(steps: readonly Change[]): [Key, number][] {
  const count = (which: (step: Change) => boolean) => steps.filter(which).length;
  const all: [Key, number][] = [
    ['run.edition.added', count(({ change }) => change === 'added')],
    ['run.edition.gone', count(({ change }) => change === 'gone')],
    ['run.edition.text', count(({ change, text }) => change === 'changed' && text === 'new')],
    ['run.edition.mended', count(({ text }) => text === 'mended')],
    ['run.edition.minutes', count(({ minutesBefore }) => minutesBefore !== null)],
    ['run.edition.questions', steps.reduce((sum, { asksNoMore }) => sum + asksNoMore.length, 0)],
  ];
  return all.filter(([, number]) => number > 0);
}

function WhatChanges({ change, text, titleBefore, minutes, minutesBefore, asksNoMore }: Change) {
  const lines = [
    change === 'added' && t('run.edition.is-new'),
    change === 'gone' && t('run.edition.is-gone'),
    change === 'changed' && text === 'new' && t('run.edition.text-new'),
    text === 'mended' && t('run.edition.text-mended'),
    titleBefore !== null && t('run.edition.title-before', { title: titleBefore }),
    minutesBefore !== null && t('run.edition.minutes-before', { now: minutes, before: minutesBefore }),
    ...asksNoMore.map((question) => t('run.edition.no-more', { question })),
  ].filter((line) => line !== false);
  return lines.map((line) => <div key={line}>{line}</div>);
}
