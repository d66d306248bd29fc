import './talk.css';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { runOf } from '../../../server/content/talk-plan.rule.ts';
import { useDraft, type Draft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { memoryOnly } from '../../core/kept.ts';
import { Icon } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { markKey } from './course.marks.ts';
import { useInPlaceOfPaper } from './paper.ts';
import type { PlayProps } from './play.types.ts';
import { Review } from './talk-review.tsx';
import { Choices, Quiet, Said, Words } from './talk-turns.tsx';
import { stepsOf, talkIn, type Talk } from './talk.read.ts';
import { useTurns, type Turns } from './talk.turns.ts';

/**
 * A practice conversation, one turn at a time, in place of the text that has all of it. The path stays in this browser:
 * nothing of it is sent, and there is nothing to be right about.
 */
export function TalkInStep({ target, step, section }: PlayProps) {
  const talk = useMemo(() => talkIn(section), [section]);
  const path = useDraft<readonly string[]>(`talk/${markKey(step)}/${target}`, []);
  const noWaiting = useDraft('talk/no-waiting', false);
  const stands = path.ready.value && noWaiting.ready.value;
  const ended = runOf(talk, path.value.value).end !== null;
  useInPlaceOfPaper(section, stands ? (ended ? 'also-on-paper' : 'on-screen') : undefined);
  if (!stands) return null;
  return <Play talk={talk} path={path} noWaiting={noWaiting} lang={step.lang} />;
}

interface OpenTalk {
  talk: Talk;
  path: Draft<readonly string[]>;
  noWaiting: Draft<boolean>;
  lang: string;
}

function Play({ talk, path, noWaiting, lang }: OpenTalk) {
  const turns = useTurns(talk, path, noWaiting.value.value);
  const { run, quietAt, said, place } = turns;
  const open = talk.turns.find(({ key }) => key === run.open);
  const ending = run.end === null ? undefined : talk.endings.get(run.end);
  useLayoutEffect(turns.focus);
  return (
    <div class="talk-play" ref={place}>
      {stepsOf(talk, run).map((step, at) => (
        <Said key={at} step={step} lang={lang} last={at === run.steps.length - 1} />
      ))}
      {open && (
        <div class="talk-open">
          <Words class="talk-moment" html={open.moment} lang={lang} focusable />
          {quietAt ? <Quiet goOn={turns.goOn} /> : <Choices turn={open} lang={lang} choose={turns.choose} />}
        </div>
      )}
      {ending !== undefined && (
        <>
          <Words class="talk-ending" html={ending} lang={lang} />
          <Review talk={talk} run={run} lang={lang} />
        </>
      )}
      <Foot talk={talk} turns={turns} noWaiting={noWaiting} />
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** What can be done at any time, and who sees it. */
function Foot({ talk, turns, noWaiting }: { talk: Talk; turns: Turns; noWaiting: Draft<boolean> }) {
  const waits = talk.turns.some(({ choices }) => choices.some(({ seconds }) => seconds !== null));
  return (
    <div class="talk-foot">
      {(turns.run.steps.length > 0 || turns.quietAt) && (
        <div class="row">
          <button type="button" class="btn" onClick={turns.takeBack}>
            <Icon name="undo" />
            {t('course.talk.take-back')}
          </button>
          {turns.run.end !== null && (
            <button type="button" class="btn quiet" onClick={turns.begin}>
              {t('course.talk.begin')}
            </button>
          )}
        </div>
      )}
      {waits && turns.run.end === null && (
        <label class="tick">
          <input
            type="checkbox"
            checked={noWaiting.value.value}
            onChange={(event) => noWaiting.write(event.currentTarget.checked)}
          />
          {t('course.talk.no-waiting')}
        </label>
      )}
      <SeenBy>{t(memoryOnly.value ? 'course.talk.seen.memory' : 'course.talk.seen')}</SeenBy>
    </div>
  );
}
