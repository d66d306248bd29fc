import './act.css';
import { momentText, t } from '../../core/i18n.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { State } from '../../ui/icon.tsx';
import { OUTCOMES } from '../../../server/rooms/course/act.rule.ts';
import { type Outcome, outcomeThing } from './act.state.ts';
import { TwoTexts } from './act-two-texts.tsx';
import { type Act, OUTCOME } from './course.types.ts';

/** As long as the server takes. */
const LONGEST = 2_000;
const NOTHING: Outcome = { outcome: null, line: '' };

export function useOutcome(act: Act): Writing<Outcome> {
  const { outcome, line, answerRevision: revision, cameBackAt } = act;
  return useWriting<Outcome>({
    thing: outcomeThing(act),
    kind: OUTCOME,
    known: { value: { outcome, line }, revision, savedAt: cameBackAt ?? undefined },
    start: NOTHING,
  });
}

/** What happened: one press, and a line or two. */
export function WhatHappened({ writing }: { writing: Writing<Outcome> }) {
  const { outcome, line } = writing.value.value;
  const write = (part: Partial<Outcome>) => writing.write({ ...writing.value.peek(), ...part });
  return (
    <>
      <SegmentedChoice
        label={t('course.way.happened')}
        options={OUTCOMES.map((value) => ({ value, word: t(`course.way.outcome.${value}`) }))}
        value={outcome ?? undefined}
        choose={(value) => write({ outcome: value })}
      />
      <WritingField
        label={t('course.way.happened.line')}
        seenBy={t('course.way.seen')}
        lines={2}
        longest={LONGEST}
        value={line}
        write={(text) => write({ line: text })}
        leave={() => void writing.flush()}
      />
      <SaveState of={writing.state} />
      <Conflict writing={writing} />
    </>
  );
}

function Conflict({ writing }: { writing: Writing<Outcome> }) {
  const conflict = writing.conflict.value;
  if (!conflict) return null;
  const { mine, theirs } = conflict;
  return (
    <TwoTexts
      mine={wholeText(mine)}
      theirs={wholeText(theirs)}
      choose={(side) => writing.settle(side === 'mine' ? mine : theirs)}
    />
  );
}

const wholeText = ({ outcome, line }: Outcome) =>
  [outcome && t(`course.way.outcome.${outcome}`), line].filter(Boolean).join('. ');

/** What was said of it, and a way to say it again. */
export function Became({ act }: { act: Act }) {
  const writing = useOutcome(act);
  const { outcome, line } = writing.value.value;
  return (
    <section class="stack tight became" aria-label={t('course.way.happened')}>
      {outcome && (
        <p>
          <State state="returned" word={t(`course.way.outcome.${outcome}`)} />{' '}
          {act.cameBackAt && <span class="help">{momentText(act.cameBackAt)}</span>}
        </p>
      )}
      {line && <p class="theirs">{line}</p>}
      <details>
        <summary>{t('course.way.happened.change')}</summary>
        <div class="stack">
          <WhatHappened writing={writing} />
        </div>
      </details>
    </section>
  );
}
