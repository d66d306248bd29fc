import './act.css';
import type { ComponentChildren } from 'preact';
import { dayText, t } from '../../core/i18n.ts';
import { ownDay } from '../../core/calendar.ts';
import { State, StrandMark } from '../../ui/icon.tsx';
import { looseEnds } from '../../../server/rooms/course/loose-ends.rule.ts';
import type { Act, OwnModuleLine } from './course.types.ts';
import { stepAddress, strandOf, weeksText } from './module-parts.tsx';
import type { Way } from './way.ts';

/** Below the drawing: what is due, what is late, what waits for somebody else, and everything that was taken to work. */
export function LooseEnds({ map, expected }: Way) {
  const ends = looseEnds({ ...map, expected });
  const some = Object.values(ends).some((list) => list.length > 0);
  return (
    <>
      {some && <Ends ends={ends} />}
      <Taken acts={map.acts.filter(({ text }) => text.trim() !== '')} />
    </>
  );
}

type LooseEndsOf = ReturnType<typeof looseEnds<OwnModuleLine['steps'][number], Act>>;

function Ends({ ends: { acts, live, late, waiting } }: { ends: LooseEndsOf }) {
  const [first] = late;
  return (
    <section class="stack tight loose-ends" aria-labelledby="h-loose">
      <h2 class="heading-small" id="h-loose">
        {t('course.way.loose')}
      </h2>
      <ul class="rows tight" role="list">
        {acts.map((act) => (
          <Row key={act.step} word={t('course.way.loose.by', { day: dayText(act.by ?? '') })}>
            <StrandMark strand="hours" /> <a href={stepAddress(act.module, act.step)}>{act.text}</a>
          </Row>
        ))}
        {live.map((end) => (
          <Row key={end.step.slug} word={weeksText(end.module.weeks)}>
            <StrandMark strand={strandOf(end.step)} /> <StepLink {...end} live />
          </Row>
        ))}
        {waiting.map((end) => (
          <Row key={end.step.slug} word={<State state="waiting" word={t('course.way.loose.waits')} />}>
            <StepLink {...end} />
          </Row>
        ))}
        {first && (
          <Row word={<State state="quiet" word={t('course.way.loose.earlier')} />}>
            <a href={stepAddress(first.module.slug, first.step.slug)}>
              {t('course.way.loose.late', { count: late.length, number: first.step.number })}
            </a>
          </Row>
        )}
      </ul>
    </section>
  );
}

const StepLink = ({ module, step, live = false }: LooseEndsOf['live'][number] & { live?: boolean }) => (
  <a href={stepAddress(module.slug, step.slug)}>
    {live
      ? t('course.way.loose.live', { number: step.number, title: step.title })
      : `${step.number} ${step.title}`}
  </a>
);

const Row = ({ children, word }: { children: ComponentChildren; word: ComponentChildren }) => (
  <li>
    <span>{children}</span>
    <span class="help">{word}</span>
  </li>
);

/** Everything that went to work, and what came back of it. */
function Taken({ acts }: { acts: readonly Act[] }) {
  if (acts.length === 0) return null;
  const back = acts.filter(({ outcome }) => outcome !== null).length;
  return (
    <details class="fold taken">
      <summary>
        <h2 class="heading-small">{t('course.way.taken', { count: acts.length })}</h2>{' '}
        {back > 0 && <State state="returned" word={t('course.way.back', { count: back })} />}
      </summary>
      <ul class="rows" role="list">
        {acts.map((act) => (
          <li key={`${act.module}/${act.step}`}>
            <TakenAct act={act} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const TakenAct = ({ act }: { act: Act }) => (
  <div class="stack tight">
    <p class="theirs">{act.text}</p>
    <p class="help">
      <a href={stepAddress(act.module, act.step)}>
        {t('course.way.last-time.where', { number: act.number, day: dayText(ownDay(act.writtenAt)) })}
      </a>
    </p>
    {act.outcome && <State state="returned" word={t(`course.way.outcome.${act.outcome}`)} />}
    {act.line && <p class="theirs">{act.line}</p>}
  </div>
);
