import { runOf, type Run } from '../../../server/content/talk-plan.rule.ts';
import { t } from '../../core/i18n.ts';
import { useOwnId } from '../../ui/own-id.ts';
import { Words } from './talk-turns.tsx';
import { stepsOf, type Choice, type Path, type Talk } from './talk.read.ts';

/** Afterwards, turn by turn: what one said beside what somebody else did, each with its note. */
export function Review({ talk, run, lang }: { talk: Talk; run: Run; lang: string }) {
  const id = useOwnId();
  const other = otherPath(talk, run);
  const their = runOf(talk, other?.choices ?? []);
  const mine = stepsOf(talk, run);
  const theirs = stepsOf(talk, their);
  const rows = Array.from({ length: Math.max(mine.length, theirs.length) }, (_row, at) => at);
  const names = [t('course.talk.your-path'), other?.name ?? ''] as const;
  return (
    <section class="talk-review" aria-labelledby={id}>
      <h3 id={id}>{t('course.talk.review')}</h3>
      <ol role="list">
        {rows.map((at) => (
          <li key={at}>
            <Taken mine name={names[0]} choice={mine[at]?.choice} lang={lang} />
            <Taken name={names[1]} choice={theirs[at]?.choice} lang={lang} />
          </li>
        ))}
        <li>
          <Ended mine name={names[0]} html={talk.endings.get(run.end ?? '')} lang={lang} />
          <Ended name={names[1]} html={talk.endings.get(their.end ?? '')} lang={lang} />
        </li>
      </ol>
    </section>
  );
}

/** The first path that is told, or the second for whoever has taken the first. */
function otherPath({ paths }: Talk, { steps }: Run): Path | undefined {
  const own = steps.map(({ choice }) => choice).join(' ');
  return paths.find(({ choices }) => choices.join(' ') !== own);
}

interface Cell {
  /** The reader's own path. */
  mine?: boolean;
  name: string;
  lang: string;
}

/** One turn of one path; empty where that path had come to its end. */
function Taken({ mine, name, choice, lang }: Cell & { choice: Choice | undefined }) {
  if (!choice) return <div class="talk-taken" />;
  return (
    <div class={mine ? 'talk-taken talk-mine' : 'talk-taken'}>
      <p class="talk-who">{name}</p>
      {choice.seconds === null ? (
        <Words class="talk-sentence" html={choice.said} lang={lang} />
      ) : (
        <p class="talk-sentence">{t('course.talk.silence.told', { seconds: choice.seconds })}</p>
      )}
      <Words class="talk-reply" html={choice.reply} lang={lang} />
      <Words class="talk-note" html={choice.note} lang={lang} />
    </div>
  );
}

const Ended = ({ mine, name, html, lang }: Cell & { html: string | undefined }) => (
  <div class={mine ? 'talk-taken talk-mine' : 'talk-taken'}>
    <p class="talk-who">{t('course.talk.ended', { path: name })}</p>
    <Words class="talk-note" html={html ?? ''} lang={lang} />
  </div>
);
