import './course.css';
import './search.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { minutesText, t, tCode } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Title } from '../../ui/title.tsx';
import { stepAddress } from './module-parts.tsx';
import { searched, type Found } from './search.state.ts';

const PAUSE_MS = 250;

/** Finds steps by the words of their texts, while one types. The address names the question, so Back finds it again. */
function SearchPage({ params }: { params: Readonly<Record<string, string>> }) {
  const typed = useSignal(params['question'] ?? '');
  const question = useSignal(typed.peek().trim());
  useEffect(() => {
    const later = setTimeout(() => {
      question.value = typed.value.trim();
      nameInAddress(question.value);
    }, PAUSE_MS);
    return () => clearTimeout(later);
  }, [typed.value]);
  return (
    <div class="stack loose">
      <Title text={t('course.search.title')} />
      <FindField
        id="find"
        label={t('course.search.label')}
        help={t('course.search.help')}
        value={typed.value}
        onInput={(words) => (typed.value = words)}
      />
      {question.value && (
        <Loaded of={searched(question.value)}>{(found) => <Results found={found} />}</Loaded>
      )}
    </div>
  );
}
export const searchPage: Page = {
  Component: SearchPage,
  needs: ({ question }) => (question?.trim() ? [searched(question.trim())] : []),
};

/** The browser's own entry is changed in place: each letter is no page to go back to. */
const nameInAddress = (question: string): void =>
  history.replaceState(
    history.state,
    '',
    question ? `/app/search/${encodeURIComponent(question)}` : '/app/search',
  );

function Results({ found }: { found: Found }) {
  const { total, steps, terms } = found;
  return (
    <div class="stack loose">
      <p role="status" class="help">
        {total > steps.length
          ? t('course.search.first', { count: total, shown: steps.length })
          : t('course.search.count', { count: total })}
      </p>
      {terms.length > 0 && <Terms found={found} />}
      {steps.length > 0 && <Steps found={found} />}
      {total === 0 && terms.length === 0 && <EmptyState>{t('course.search.none')}</EmptyState>}
    </div>
  );
}

const Terms = ({ found: { terms, lang } }: { found: Found }) => (
  <section class="stack" aria-labelledby="h-terms">
    <h2 id="h-terms" class="heading-small">
      {t('course.search.words')}
    </h2>
    <dl class="glossary" lang={lang}>
      {terms.map(({ slug, term, definition }) => (
        <div key={slug}>
          <dt>{term}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const Steps = ({ found: { steps, lang } }: { found: Found }) => (
  <section class="stack" aria-labelledby="h-found">
    <h2 id="h-found" class="heading-small">
      {t('course.search.steps')}
    </h2>
    <ol class="steps found" role="list">
      {steps.map((step) => (
        <li key={step.number}>
          <span class="number">{step.number}</span>
          <a href={stepAddress(step.module, step.step)}>{step.title}</a>
          <span class="second-line help">
            {tCode('course.type', step.type, 'course.type.step')}, {minutesText(step.minutes)}
          </span>
          <p class="excerpt" lang={lang}>
            {step.excerpt.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
          </p>
        </li>
      ))}
    </ol>
  </section>
);
