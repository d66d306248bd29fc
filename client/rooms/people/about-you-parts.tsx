import { useAct } from '../../core/act.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { State } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { acknowledgeCode, answerFact, sayConsent, type AboutYou, type Fact } from './about-you.state.ts';

const FACTS: readonly Fact[] = ['trained', 'relationship', 'support'];

/** Three facts, each of which may be no; each answer leads to one sentence. */
export function Facts({ about }: { about: AboutYou }) {
  const act = useAct();
  const options = (['yes', 'no'] as const).map((value) => ({ value, word: t(`people.answer.${value}`) }));
  return (
    <div class="stack">
      {FACTS.map((fact) => {
        const answer = wordOf(about.facts[fact]);
        return (
          <div class="stack tight" key={fact}>
            <SegmentedChoice
              label={t(`people.fact.${fact}`)}
              options={options}
              value={answer}
              choose={(value) => act.run(fact, () => answerFact(fact, value === 'yes'))}
            />
            <p class="help" role="status">
              {answer && t(`people.fact.${fact}.${answer}`)}
            </p>
          </div>
        );
      })}
      <SeenBy>{t('people.facts.seen')}</SeenBy>
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}

const wordOf = (answer: boolean | null) => (answer === null ? undefined : answer ? 'yes' : 'no');

/** The code of ethics, with the moment at which it was acknowledged. */
export function Code({ about: { code } }: { about: AboutYou }) {
  const act = useAct();
  return (
    <section class="stack tight" aria-labelledby="h-code">
      <h2 id="h-code">{t('people.code')}</h2>
      <p>{t('people.code.what')}</p>
      <p>
        <a href={code.url} target="_blank" rel="noreferrer">
          {t('people.code.link', { version: code.version })}
        </a>
      </p>
      <p role="status">
        {code.acknowledgedAt ? (
          <State state="done" word={t('people.code.done', { when: momentText(code.acknowledgedAt) })} />
        ) : (
          code.earlier && t('people.code.earlier')
        )}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
      {!code.acknowledgedAt && (
        <div class="row">
          <button
            class="btn"
            type="button"
            aria-busy={act.busy.value !== ''}
            onClick={() => act.run('code', () => acknowledgeCode(code.version))}
          >
            {t('people.code.acknowledge')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Whether what they do here may be used in the evaluation of the programme: theirs to give, and to withdraw. */
export function Consent({ about: { consent, number } }: { about: AboutYou }) {
  const act = useAct();
  const say = (given: boolean) => act.run('consent', () => sayConsent(given));
  return (
    <section class="stack tight" aria-labelledby="h-consent">
      <h2 id="h-consent">{t('people.consent')}</h2>
      <p>{t('people.consent.what', { number })}</p>
      <p>{t('people.consent.never')}</p>
      <SeenBy>{t('people.consent.seen')}</SeenBy>
      <p role="status">
        {consent && (
          <State
            state={consent.given ? 'done' : 'todo'}
            word={t(`people.consent.${consent.given ? 'given' : 'refused'}`, {
              when: momentText(consent.at),
            })}
          />
        )}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        {consent?.given !== true && (
          <button class="btn" type="button" aria-busy={act.busy.value !== ''} onClick={() => say(true)}>
            {t('people.consent.give')}
          </button>
        )}
        {consent?.given !== false && (
          <button
            class="btn quiet"
            type="button"
            aria-busy={act.busy.value !== ''}
            onClick={() => say(false)}
          >
            {t(consent ? 'people.consent.withdraw' : 'people.consent.refuse')}
          </button>
        )}
      </div>
    </section>
  );
}
