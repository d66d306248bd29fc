import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { pulse } from './live.state.ts';
import type { LiveSession, Place, Pulse } from './live.types.ts';

const TEXTS = ['learned', 'use', 'change'] as const;

/** What the pulse says, once it has been asked; who said what, nobody knows. */
export function PulseResults({ place: { module, step }, data }: { place: Place; data: LiveSession }) {
  const known = useData(pulse({ module, step })).data.value;
  if (!known || data.pulse === null || data.now < data.pulse.from) return null;
  const { answered, of, fewest, results } = known;
  return (
    <section class="stack tight" aria-labelledby="h-pulse">
      <h2 id="h-pulse">{t('live.pulse')}</h2>
      <p>{t('live.desk.pulse.rate', { answered, of })}</p>
      {results ? <Results results={results} /> : <p class="help">{t('live.desk.pulse.few', { fewest })}</p>}
    </section>
  );
}

const Results = ({ results }: { results: NonNullable<Pulse['results']> }) => (
  <>
    <p>
      {t('live.pulse.worth')}{' '}
      {results.worth
        .map((count, at) => t('live.desk.pulse.count', { worth: at + 1, count }))
        .toReversed()
        .join(', ')}
    </p>
    {TEXTS.map(
      (key) =>
        results[key].length > 0 && (
          <details key={key}>
            <summary>
              {t('live.desk.pulse.texts', { question: t(`live.pulse.${key}`), count: results[key].length })}
            </summary>
            <ul>
              {results[key].map((text, at) => (
                <li key={at} dir="auto">
                  {text}
                </li>
              ))}
            </ul>
          </details>
        ),
    )}
  </>
);
