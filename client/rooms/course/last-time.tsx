import { useEffect, useRef, useState } from 'preact/hooks';
import { ownDay } from '../../core/calendar.ts';
import { useData } from '../../core/data.ts';
import { dayText, t } from '../../core/i18n.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { Arc } from './arc.tsx';
import { actToAsk } from '../../../server/rooms/course/act.rule.ts';
import { earlierActs } from './act.state.ts';
import { isPutOff, putOffAct } from './act-put-off.ts';
import { modules } from './course.state.ts';
import type { Act } from './course.types.ts';
import { stepAddress } from './module-parts.tsx';
import { useOutcome, WhatHappened } from './outcome-form.tsx';

/** Over the first step of a module: what became of the act of a module before it. */
export function LastTimeInStep({ step }: SlotProps) {
  // 5.1, and neither 5.2 nor 5.11; before the first module there was none.
  const [module, place] = step.number.split('.');
  return place === '1' && module !== '1' ? <Asked module={step.module} number={Number(module)} /> : null;
}

function Asked({ module, number }: { module: string; number: number }) {
  const acts = useData(earlierActs(module)).data.value?.acts;
  const lines = useData(modules()).data.value;
  // It stays while it is answered: the server hears of it in the midst.
  const [act, setAct] = useState<Act>();
  useEffect(() => {
    if (act || !acts || !lines) return;
    const found = actToAsk(acts, lines, { before: number, today: ownDay(new Date().toISOString()) });
    if (found && !isPutOff(found)) setAct(found);
  }, [act, acts, lines]);
  if (!act) return null;
  return (
    <section class="return back" aria-labelledby="h-back">
      <Arc />
      <h2 id="h-back">{t('course.last-time')}</h2>
      <p class="theirs">{act.text}</p>
      <LastTime act={act} />
    </section>
  );
}

/** Where it was written, and what happened: kept, or skipped for now. */
export function LastTime({ act }: { act: Act }) {
  const writing = useOutcome(act);
  const [over, setOver] = useState<'kept' | 'skipped'>();
  const close = (how: 'kept' | 'skipped') => {
    void writing.flush();
    putOffAct(act);
    setOver(how);
  };
  if (over) return <Over how={over} />;
  return (
    <>
      <p class="help">
        <a href={stepAddress(act.module, act.step)}>
          {t('course.way.last-time.where', { number: act.number, day: dayText(ownDay(act.writtenAt)) })}
        </a>
      </p>
      <WhatHappened writing={writing} />
      <div class="row">
        <button
          class="btn"
          type="button"
          disabled={writing.value.value.outcome === null}
          onClick={() => close('kept')}
        >
          {t('course.way.happened.keep')}
        </button>
        <button class="btn quiet" type="button" onClick={() => close('skipped')}>
          {t('course.way.happened.skip')}
        </button>
      </div>
    </>
  );
}

/** The buttons have gone, and the focus stays where it was. */
function Over({ how }: { how: 'kept' | 'skipped' }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <p class="help" role="status" tabIndex={-1} ref={place}>
      {t(`course.way.happened.${how}`)}
    </p>
  );
}
