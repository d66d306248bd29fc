import { minutesByKind, NUDGE_FROM } from '../../../server/rooms/course/pace.rule.ts';
import { minutesText, t } from '../../core/i18n.ts';
import { onRoadMap } from '../../shell/parts.ts';
import { me } from '../../core/session.ts';
import { Later } from './later.tsx';
import { LooseEnds } from './loose-ends.tsx';
import { Ribbon } from './ribbon.tsx';
import type { Way } from './way.ts';

/** The way so far: in sentences first, then drawn, then what hangs loose. It comes when the page stands. */
export const WaySoFar = (way: Way) => (
  <>
    {way.map.minutesDone > 0 && <Pace way={way} />}
    <Ribbon map={way.map} />
    {onRoadMap.map((part, at) => (
      <Later key={at} late={part} props={NONE} />
    ))}
    {way.map.minutesDone > 0 && <LooseEnds {...way} />}
    {me.value && (
      <p>
        <a class="btn quiet" href={`/app/learners/${me.value.id}`}>
          {t('course.way.completes')}
        </a>
      </p>
    )}
  </>
);

const NONE = {};

/** Where the run is and where its reader is, and the two kinds of minutes apart. */
function Pace({ way: { map, expected, at, late } }: { way: Way }) {
  const kinds = minutesByKind(map.modules, expected);
  return (
    <>
      {expected !== null && at <= map.modules.length && (
        <p class={late >= NUDGE_FROM ? 'sheet outline' : undefined}>
          {t(at > expected ? 'course.pace.ahead' : 'course.pace', { expected, at, late })}
        </p>
      )}
      <p class="help">
        {(['live', 'own'] as const).map((kind) => {
          const { done, planned, total } = kinds[kind];
          const values = {
            done: minutesText(done),
            total: minutesText(total),
            planned: minutesText(planned),
          };
          return `${t(`course.minutes.${kind}`, { ...values, some: planned > 0 ? 'yes' : 'no' })} `;
        })}
      </p>
    </>
  );
}
