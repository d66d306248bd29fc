import './ribbon.css';
import { dayText, lang, listText, t } from '../../core/i18n.ts';
import { StrandMark } from '../../ui/icon.tsx';
import type { OwnModuleLine, RoadMap } from './course.types.ts';

const DAY_MS = 86_400_000;

/**
 * The weeks of the course as one drawing. It repeats what the sentence above it says, so it is one picture to a screen
 * reader, named by the same facts.
 */
export function Ribbon({ map }: { map: RoadMap }) {
  const today = Math.min(100, Math.max(0, ((map.week - 0.5) / map.weeks) * 100));
  return (
    <div class="ribbon chart" role="img" aria-label={ribbonText(map)}>
      <Months weeks={map.weeks} endsOn={map.endsOn} />
      <p class="lane">
        <span class="strand colour-course">
          <StrandMark />
          {t('course.strand')}
        </span>
      </p>
      <div class="segments" style={{ gridTemplateColumns: columnsOf(map) }}>
        {map.modules.map((module) => (
          <span key={module.slug} class={module.state}>
            {module.state === 'doing' && <i style={{ inlineSize: `${shareOf(module)}%` }} />}
            <b>{module.number}</b>
          </span>
        ))}
      </div>
      <Lives map={map} />
      <Taken map={map} />
      {map.phase === 'during' && (
        <div class={today > 80 ? 'today late' : 'today'} style={{ insetInlineStart: `${today}%` }}>
          <b>{t('course.today-mark')}</b>
        </div>
      )}
    </div>
  );
}

/** A dot for the live steps of each module. */
function Lives({ map }: { map: RoadMap }) {
  const lives = map.modules.map(({ steps }) => steps.filter(({ live }) => live));
  if (lives.every((steps) => steps.length === 0)) return null;
  return (
    <div class="dots" style={{ gridTemplateColumns: columnsOf(map) }}>
      {lives.map((steps, at) => (
        <span
          key={map.modules[at]?.slug}
          class={
            steps.length === 0 ? 'none' : steps.every(({ state }) => state === 'done') ? 'done' : undefined
          }
        />
      ))}
    </div>
  );
}

/** An arc for each module from which something went to work: drawn through when it has come back. */
function Taken({ map }: { map: RoadMap }) {
  const states = map.modules.map(({ slug }) => actState(map, slug));
  if (states.every((state) => state === 'none')) return null;
  return (
    <>
      <p class="lane">
        <span class="strand">{t('course.taken')}</span>
      </p>
      <div class="arcs" style={{ gridTemplateColumns: columnsOf(map) }}>
        {states.map((state, at) => (
          <span key={map.modules[at]?.slug} class={state}>
            {state !== 'none' && (
              <svg viewBox="0 0 40 16" width="40" height="16">
                <path d="M3 14C8 -2 28 -2 33 11m-4.5 -2.5 4.7 4 3-5.2" />
              </svg>
            )}
          </span>
        ))}
      </div>
    </>
  );
}

function actState({ acts }: RoadMap, module: string): 'none' | 'taken' | 'back' {
  const taken = acts.filter((act) => act.module === module && act.text.trim() !== '');
  if (taken.length === 0) return 'none';
  return taken.some(({ outcome }) => outcome !== null) ? 'back' : 'taken';
}

const shareOf = (module: OwnModuleLine) =>
  Math.round((module.minutesDone / Math.max(1, module.minutes)) * 100);

/** Each module is as wide as its weeks. */
const columnsOf = (map: RoadMap) =>
  map.modules.map(({ weeks: [from, to] }) => `minmax(0, ${Math.max(1, to - from + 1)}fr)`).join(' ');

function ribbonText(map: RoadMap): string {
  const numbers = (state: OwnModuleLine['state']) =>
    map.modules.filter((one) => one.state === state).map((one) => String(one.number));
  const done = numbers('done');
  const doing = numbers('doing');
  const live = map.modules.flatMap(({ steps }) => steps.filter((step) => step.live));
  const held = live.filter(({ state }) => state === 'done').length;
  const lives = live.length > 0 ? [t('course.ribbon.live', { done: held, total: live.length })] : [];
  const taken = (state: 'taken' | 'back') => {
    const from = map.modules.filter(({ slug }) => actState(map, slug) === state);
    const list = listText(from.map(({ number }) => String(number)));
    return from.length > 0 ? [t(`course.ribbon.${state}`, { count: from.length, list })] : [];
  };
  return [
    whenText(map),
    t('course.ribbon.done', { count: done.length, list: listText(done) }),
    t('course.ribbon.doing', { count: doing.length, list: listText(doing) }),
    ...lives,
    ...taken('back'),
    ...taken('taken'),
  ].join(' ');
}

function whenText({ phase, week, weeks, startsOn, endsOn }: RoadMap): string {
  if (phase === 'unset') return t('course.ribbon.unset');
  if (phase === 'before') return t('course.ribbon.before', { start: dayText(startsOn ?? '', 'year') });
  if (phase === 'after') return t('course.ribbon.after', { end: dayText(endsOn ?? '', 'year') });
  return t('course.ribbon.week', { week, weeks });
}

/** Names of the months at their first day within the run; nothing when the run's first day is not known. */
function Months({ weeks, endsOn }: { weeks: number; endsOn: string | null }) {
  if (endsOn === null) return null;
  // The drawing begins with the Monday of the first week, whatever day the course begins on.
  const first = Date.parse(`${endsOn}T00:00:00Z`) - (weeks * 7 - 1) * DAY_MS;
  const format = new Intl.DateTimeFormat(lang.value, { month: 'short', timeZone: 'UTC' });
  const marks = [{ at: 0, name: format.format(first) }];
  for (let day = 1; day < weeks * 7; day += 1) {
    const date = new Date(first + day * DAY_MS);
    const at = (day / (weeks * 7)) * 100;
    if (date.getUTCDate() !== 1 || at > 94) continue;
    const mark = { at, name: format.format(date) };
    if (at - (marks.at(-1)?.at ?? 0) >= 9) marks.push(mark);
    // Too close to the first days' month: the whole month is worth more than the rest of one.
    else if (marks.length === 1) marks[0] = mark;
  }
  return (
    <div class="months">
      {marks.map(({ at, name }) => (
        <span key={at} style={{ insetInlineStart: `${at}%` }}>
          {name}
        </span>
      ))}
    </div>
  );
}
