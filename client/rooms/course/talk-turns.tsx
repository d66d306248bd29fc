import { t } from '../../core/i18n.ts';
import type { Choice, Step, Turn } from './talk.read.ts';

interface WordsProps {
  class: string;
  html: string;
  lang: string;
  /** The focus can be put on it, by a press elsewhere. */
  focusable?: boolean;
}

/** Words of the course's authors, sanitised when the server reads the course. */
export const Words = ({ class: name, html, lang, focusable }: WordsProps) => (
  <div
    class={name}
    lang={lang}
    tabIndex={focusable ? -1 : undefined}
    dangerouslySetInnerHTML={{ __html: html }}
  />
);

/** A turn that was taken: what there was, what one said, and what came back. */
export function Said({ step: { turn, choice }, lang, last }: { step: Step; lang: string; last: boolean }) {
  return (
    <div class="talk-said">
      <Words class="talk-moment" html={turn.moment} lang={lang} />
      <div class="talk-own">
        {choice.seconds === null ? (
          <>
            <p class="talk-who">{t('course.talk.you')}</p>
            <Words class="talk-sentence" html={choice.said} lang={lang} />
          </>
        ) : (
          <p class="talk-who">{t('course.talk.silence', { seconds: choice.seconds })}</p>
        )}
      </div>
      <Words class="talk-reply" html={choice.reply} lang={lang} focusable={last} />
    </div>
  );
}

/** What can be said now; silence comes last. */
export function Choices({ turn, lang, choose }: { turn: Turn; lang: string; choose(choice: Choice): void }) {
  const inOrder = [...turn.choices].sort((one, other) => Number(isSilence(one)) - Number(isSilence(other)));
  return (
    <>
      <p class="talk-who" id="talk-choices">
        {t('course.talk.choose')}
      </p>
      <ul class="talk-choices" role="list" aria-labelledby="talk-choices">
        {inOrder.map((choice) => (
          <li key={choice.key}>
            <button type="button" class="btn talk-choice" onClick={() => choose(choice)}>
              {isSilence(choice) ? (
                t('course.talk.say-nothing')
              ) : (
                <span class="talk-sentence" lang={lang} dangerouslySetInnerHTML={{ __html: choice.said }} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const isSilence = ({ seconds }: Choice) => seconds !== null;

/** No clock runs and nothing sounds: one is quiet, or goes on. */
export const Quiet = ({ goOn }: { goOn(): void }) => (
  <div class="talk-quiet">
    <p>{t('course.talk.quiet')}</p>
    <button type="button" class="btn talk-go-on" onClick={goOn}>
      {t('course.talk.go-on')}
    </button>
  </div>
);
