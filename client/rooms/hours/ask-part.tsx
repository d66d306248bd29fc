import { useEffect, useState } from 'preact/hooks';
import { useAct, type Act } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { clockText, dayText, hasWords, needWords, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { State } from '../../ui/icon.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { FiguresLine } from './ask-figures.tsx';
import { AskProblem } from './ask-problem.tsx';
import {
  asks,
  figuresFor,
  isOf,
  revoke,
  type Asks,
  type Figures,
  type OwnAsk,
  type Subject,
} from './ask.state.ts';

/** Asks somebody without an account (N14): whom, by what way, and which questions are still open. */
export function AskPart({ of }: { of: Subject }) {
  // Its words come with it: two pages have it, and naming them there would stand in every learner's first load.
  useEffect(() => void needWords('hours-ask').catch(() => undefined), []);
  if (!hasWords('hours-ask')) return null;
  return <Loaded of={asks()}>{(known) => <Open of={of} known={known} />}</Loaded>;
}

function Open({ of, known }: { of: Subject; known: Asks }) {
  const act = useAct();
  const [asking, setAsking] = useState(false);
  useFocusKept();
  const open = known.asks.filter((ask) => isOf(ask, of));
  return (
    <div class="stack tight">
      {open.length > 0 && (
        <ul class="stack tight" role="list" aria-label={t('hours.ask.open')}>
          {open.map((ask) => (
            <li key={ask.id}>
              <OpenAsk ask={ask} act={act} />
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        <button class="btn" type="button" onClick={() => setAsking(true)}>
          {t('agreement' in of ? 'hours.ask.sign' : 'hours.ask.confirm')}
        </button>
      </p>
      {act.error.value && <AskProblem error={act.error.value} />}
      <AskDialog of={of} mail={known.mail} open={asking} close={() => setAsking(false)} />
    </div>
  );
}

/** One that waits: until when, figures to read out, taking it back; or that its days are over. */
function OpenAsk({ ask, act }: { ask: OwnAsk; act: Act }) {
  const [figures, setFigures] = useState<Figures>();
  const who = t(`hours.ask.who.${ask.who}`);
  const day = dayText(ownDay(ask.until));
  return (
    <>
      <State
        state={ask.lapsed ? 'attention' : 'waiting'}
        word={ask.lapsed ? t('hours.ask.lapsed', { who, day }) : t('hours.ask.waits', { who, day })}
      />
      {ask.codeUntil !== null && figures === undefined && (
        <p class="help">{t('hours.ask.figures.good', { time: clockText(ask.codeUntil) })}</p>
      )}
      {figures && <FiguresLine figures={figures} />}
      <div class="row">
        {!ask.lapsed && (
          <button
            class="btn small"
            type="button"
            aria-busy={act.busy.value === `figures ${ask.id}`}
            onClick={() => act.run(`figures ${ask.id}`, async () => setFigures(await figuresFor(ask.id)))}
          >
            {t('hours.ask.figures.make')}
          </button>
        )}
        <button
          class="btn small quiet"
          type="button"
          aria-busy={act.busy.value === `revoke ${ask.id}`}
          onClick={() => act.run(`revoke ${ask.id}`, () => revoke(ask.id))}
        >
          {t(ask.lapsed ? 'hours.ask.remove' : 'hours.ask.revoke')}
        </button>
      </div>
    </>
  );
}
