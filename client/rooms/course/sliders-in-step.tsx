import './sliders.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { worked, type Dial, type Result } from '../../../server/content/formula.rule.ts';
import { quantityText, type Telling } from '../../../server/content/quantity.rule.ts';
import { t } from '../../core/i18n.ts';
import { useOwnId } from '../../ui/own-id.ts';
import { useInPlaceOfPaper } from './paper.ts';
import type { PlayProps } from './play.types.ts';

/** A sum as the server reads it from the text (`data-sum`). */
interface Sum {
  currency: string;
  dials: Dial[];
  results: Result[];
}

/** A worked sum whose quantities can be moved. Nothing is kept: it opens as it is printed. */
export function SlidersInStep({ step, section }: PlayProps) {
  const sum = useMemo(() => JSON.parse(section.dataset['sum'] ?? '{}') as Sum, [section]);
  useInPlaceOfPaper(section, 'on-screen');
  return <Sliders sum={sum} lang={step.lang} />;
}

const opening = ({ dials }: Sum): ReadonlyMap<string, number> =>
  new Map(dials.map(({ key, at }) => [key, at]));

function Sliders({ sum, lang }: { sum: Sum; lang: Telling['lang'] }) {
  const set = useSignal(opening(sum));
  const values = worked(sum.results, set.value);
  const moved = sum.dials.some(({ key, at }) => set.value.get(key) !== at);
  const telling = { lang, currency: sum.currency };
  return (
    <div class="sum-play" lang={lang}>
      <div class="sum-dials">
        {sum.dials.map((dial) => (
          <Handle
            key={dial.key}
            dial={dial}
            say={(value) => quantityText(value, 'number', telling)}
            value={set.value.get(dial.key) ?? dial.at}
            move={(value) => (set.value = new Map([...set.value, [dial.key, value]]))}
          />
        ))}
      </div>
      <dl class="sum-results">
        {sum.results.map((result) => (
          <Bar key={result.key} result={result} value={values.get(result.key) ?? NaN} telling={telling} />
        ))}
      </dl>
      <Told results={sum.results} values={values} telling={telling} moved={moved} />
      <button type="button" class="btn" onClick={() => (set.value = opening(sum))}>
        {t('course.sum.reset')}
      </button>
    </div>
  );
}

interface HandleProps {
  dial: Dial;
  value: number;
  say(value: number): string;
  move(value: number): void;
}

function Handle({ dial, value, say, move }: HandleProps) {
  const id = useOwnId();
  return (
    <div class="sum-dial">
      <label for={id}>{dial.label}</label>
      <output for={id} aria-live="off">
        {say(value)}
      </output>
      <input
        id={id}
        type="range"
        min={dial.from}
        max={dial.to}
        step={dial.step}
        value={value}
        onInput={(event) => move(event.currentTarget.valueAsNumber)}
      />
      <span class="sum-ends" aria-hidden="true">
        <span>{say(dial.from)}</span>
        <span>{say(dial.to)}</span>
      </span>
    </div>
  );
}

/** A result in words, and as a bar; what is counted alike can be compared by length. */
function Bar({ result, value, telling }: { result: Result; value: number; telling: Telling }) {
  const { label, show, line, most } = result;
  const part = (of: number) => `${Math.min(100, Math.max(0, (100 * of) / (most || 1)))}%`;
  return (
    <div class="sum-result">
      <dt>{label}</dt>
      <dd>
        <b>{quantityText(value, show, telling)}</b>
        {line !== null && (
          <span class="help">{t('course.sum.line', { line: quantityText(line, show, telling) })}</span>
        )}
        <span class="sum-bar" aria-hidden="true">
          <span class="sum-fill" style={{ inlineSize: part(value) }} />
          {line !== null && <span class="sum-line" style={{ insetInlineStart: part(line) }} />}
        </span>
      </dd>
    </div>
  );
}

interface ToldProps {
  results: Result[];
  values: ReadonlyMap<string, number>;
  telling: Telling;
  moved: boolean;
}

/** All results in one sentence for who does not see the bars, once the hand has come to rest. */
function Told({ results, values, telling, moved }: ToldProps) {
  const told = useSignal('');
  const sentence = results
    .map(({ key, label, show }) => `${label}: ${quantityText(values.get(key) ?? NaN, show, telling)}`)
    .join('; ');
  useEffect(() => {
    const timer = setTimeout(() => (told.value = moved ? sentence : ''), REST_MS);
    return () => clearTimeout(timer);
  }, [sentence, moved]);
  return (
    <p class="visually-hidden" role="status">
      {told.value}
    </p>
  );
}

/** A held key moves a handle more often than anybody could listen to. */
const REST_MS = 700;
