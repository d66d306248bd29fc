import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Problem } from '../../shell/problem.tsx';
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

const KINDS = ['added', 'gone', 'retitled', 'revised'] as const;

function Changes({ newer }: { newer: Newer }) {
  return (
    <dl class="contacts">
      {KINDS.filter((kind) => newer[kind].length > 0).map((kind) => (
        <div key={kind}>
          <dt>{t(`run.edition.${kind}`, { count: newer[kind].length })}</dt>
          {newer[kind].map((step) => (
            <dd key={step.number}>
              {step.number} {step.title}
              {'before' in step && ` (${t('run.edition.before', { title: step.before })})`}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
