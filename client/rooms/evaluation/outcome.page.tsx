import './evaluation.css';
import { useAct } from '../../core/act.ts';
import { lang, numberText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { Title } from '../../ui/title.tsx';
import { ANSWERS } from './desk-words.ts';
import { outcomeOfRun, takeOutcome, type Outcome } from './evaluation.state.ts';

/** What learners say of the course at its end, question by question and without names. */
const OutcomePage = () => <Loaded of={outcomeOfRun()}>{(outcome) => <Whole outcome={outcome} />}</Loaded>;
export const outcomePage: Page = { Component: OutcomePage, needs: () => [outcomeOfRun()] };

type Result = NonNullable<Outcome['results']>[number];

function Whole({ outcome: { learners, answered, smallest, results } }: { outcome: Outcome }) {
  const act = useAct();
  return (
    <div class="stack loose">
      <header class="stack tight">
        <p class="help">
          <a class="evaluation-to" href={ANSWERS}>
            {t('evaluation.desk.title')}
          </a>
        </p>
        <Title text={t('evaluation.desk.outcome')} />
        <p class="lede">{t('evaluation.desk.outcome.rate', { answered, of: learners })}</p>
      </header>
      {results === null ? (
        <p>{t('evaluation.desk.outcome.few', { smallest })}</p>
      ) : (
        <>
          <div class="row apart">
            <p class="help">{t('evaluation.desk.outcome.how')}</p>
            <button
              class="btn quiet small"
              type="button"
              aria-busy={act.busy.value === 'file'}
              onClick={() => act.run('file', takeOutcome)}
            >
              {t('evaluation.desk.file')}
            </button>
          </div>
          {act.error.value && <Problem error={act.error.value} act />}
          {results.map((one) => (
            <Question key={one.field} result={one} />
          ))}
        </>
      )}
    </div>
  );
}

function Question({ result }: { result: Result }) {
  const { field, label, rows, texts } = result;
  const id = `h-${field}`;
  return (
    <section class="evaluation-answer" aria-labelledby={id}>
      <h2 class="heading-small" id={id}>
        {label[lang.value]}
      </h2>
      <Summed of={result} />
      {rows.length > 0 && (
        <dl class="evaluation-averages">
          {rows.map((row) => (
            <div key={row.label.en}>
              <dt>{row.label[lang.value]}</dt>
              <dd>
                {row.cells.map((cell) => (
                  <span key={cell.label.en}>
                    {cell.label[lang.value]}: <Summed of={cell} />{' '}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {texts.length > 0 && (
        <ul>
          {texts.map((text, at) => (
            <li key={at} dir="auto" class="their-words">
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Counts, never shares of a hundred: cohorts are small (B12). */
function Summed({ of: { average, counts } }: { of: Pick<Result, 'average' | 'counts'> }) {
  const given = counts.filter(({ people }) => people > 0);
  if (average === null && given.length === 0) return null;
  const said = given.map(({ label, people }) =>
    t('evaluation.desk.count', { answer: label[lang.value], people }),
  );
  return (
    <span>
      {average !== null && <b>{numberText(average)}</b>}
      {average !== null && said.length > 0 && ' '}
      {average === null ? said.join('; ') : `(${said.join('; ')})`}
    </span>
  );
}
