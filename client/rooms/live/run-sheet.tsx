import type { ComponentChildren } from 'preact';
import { type Act, useAct } from '../../core/act.ts';
import { clockText, minutesText, t } from '../../core/i18n.ts';
import { type ClockView, clockAt } from '../../../server/rooms/live/sheet-clock.rule.ts';
import { Problem } from '../../shell/problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ClockFace } from './clock-face.tsx';
import { useNow } from './live-now.ts';
import { type ClockAct, moveClock } from './live.state.ts';
import type { ForTrainer, LiveSession } from './live.types.ts';

interface Props {
  data: LiveSession;
  trainer: ForTrainer;
}

/** The clock, large, and below it the run sheet with the row that is on. */
export function RunSheet({ data, trainer }: Props) {
  const now = useNow(data);
  const act = useAct();
  const { startsAt } = data.session;
  const view =
    startsAt === null ? undefined : clockAt(trainer.sheet, { startsAt, state: trainer.clock, now });
  const press = (what: ClockAct) =>
    act.run('clock', async () => {
      await moveClock(data.session, { revision: trainer.clock.revision, act: what });
    });
  return (
    <div class="stack loose">
      {view && !isFarOff(view) && <Clock view={view} trainer={trainer} press={press} act={act} />}
      <Rows trainer={trainer} view={view} startsAt={startsAt} press={press} />
    </div>
  );
}

type Press = (act: ClockAct) => void;

interface ClockProps {
  view: ClockView;
  trainer: ForTrainer;
  press: Press;
  act: Act;
}

/** Readable at arm's length. A screen reader hears the row when it changes, and the seconds when it asks. */
function Clock({ view, trainer, press, act }: ClockProps) {
  const row = trainer.sheet[view.row];
  const next = trainer.sheet[view.row + 1];
  const isPaused = trainer.clock.pausedAt !== null;
  return (
    <section class="live-clock" aria-labelledby="h-clock">
      <Face view={view}>
        <h2 id="h-clock" aria-live="polite">
          {titleOf(view, row?.title ?? '')}
        </h2>
        <p class="help">{nextText(view, next?.title, trainer.counts.checkedIn)}</p>
      </Face>
      {view.phase !== 'after' && (
        <p class={view.behind > MINUTE ? 'lag late' : 'lag'}>{lagText(view, isPaused)}</p>
      )}
      {view.phase === 'during' && row && (
        <div class="share" aria-hidden="true">
          <i style={{ inlineSize: `${Math.min(100, 100 - (view.left / (row.minutes * MINUTE)) * 100)}%` }} />
        </div>
      )}
      {act.error.value && <Problem error={act.error.value} act />}
      <Presses view={view} isPaused={isPaused} sheet={trainer.sheet} press={press} />
    </section>
  );
}

const MINUTE = 60;
/** What a part can be given once it has run as long: the clock never leads back into the part before. */
const MORE = 2;
/** Earlier than this the calendar's date says more than a clock would. */
const isFarOff = ({ phase, left }: ClockView): boolean => phase === 'before' && left > 60 * MINUTE;
/** Nobody begins before people may come in. */
const mayBegin = ({ phase, left }: ClockView): boolean => phase !== 'before' || left <= 15 * MINUTE;

function Face({ view: { phase, left }, children }: { view: ClockView; children: ComponentChildren }) {
  if (phase === 'after') return <div class="stack tight">{children}</div>;
  const label = t('live.desk.left', { minutes: Math.ceil(left / MINUTE) });
  return (
    <ClockFace leftMs={Math.max(0, left) * 1000} label={label}>
      {children}
    </ClockFace>
  );
}

interface PressesProps {
  view: ClockView;
  isPaused: boolean;
  sheet: ForTrainer['sheet'];
  press: Press;
}

function Presses({ view, isPaused, sheet, press }: PressesProps) {
  const mayLast = view.left <= ((sheet[view.row]?.minutes ?? 0) - MORE) * MINUTE;
  const forward = view.phase === 'before' ? 0 : view.row + 1;
  return (
    <p class="row">
      {view.phase !== 'after' && mayBegin(view) && forward < sheet.length && (
        <button class="btn main" type="button" onClick={() => press({ what: 'row', row: forward })}>
          {t(view.phase === 'before' ? 'live.desk.begin' : 'live.desk.go-on')} <Icon name="next" />
        </button>
      )}
      {view.phase === 'during' && (
        <>
          <button
            class="btn"
            type="button"
            disabled={!mayLast}
            onClick={() => press({ what: 'more', minutes: MORE })}
          >
            {t('live.desk.more')}
          </button>
          <button
            class="btn quiet"
            type="button"
            onClick={() => press({ what: isPaused ? 'go-on' : 'pause' })}
          >
            {t(isPaused ? 'live.desk.resume' : 'live.desk.pause')}
          </button>
        </>
      )}
    </p>
  );
}

function titleOf({ phase }: ClockView, title: string): string {
  if (phase === 'before') return t('live.desk.before');
  return phase === 'after' ? t('live.desk.after') : title;
}

function nextText({ phase, left }: ClockView, next: string | undefined, waiting: number): string {
  if (phase === 'after') return waiting > 0 ? t('live.desk.confirm-now') : '';
  if (phase === 'before') return '';
  if (next === undefined) return t('live.desk.last');
  return t('live.desk.next', { title: next, minutes: Math.ceil(left / MINUTE) });
}

/** Within half a minute nobody is behind. */
function lagText({ behind, endsAt }: ClockView, isPaused: boolean): string {
  const minutes = Math.round(Math.abs(behind) / MINUTE);
  const ends = clockText(endsAt);
  if (isPaused) return t('live.desk.paused', { ends });
  if (minutes === 0) return t('live.desk.on-time', { ends });
  return t(behind > 0 ? 'live.desk.behind' : 'live.desk.ahead', { minutes, ends });
}

interface RowsProps {
  trainer: ForTrainer;
  view: ClockView | undefined;
  startsAt: string | null;
  press: Press;
}

const Rows = (props: RowsProps) => (
  <section class="stack" aria-labelledby="h-sheet">
    <h2 id="h-sheet">{t('live.desk.sheet')}</h2>
    <ol class="live-sheet" role="list">
      {props.trainer.sheet.map((row, at) => (
        <Row key={row.from} row={row} at={at} {...props} />
      ))}
    </ol>
  </section>
);

function Row({
  row,
  at,
  view,
  startsAt,
  press,
}: RowsProps & { row: ForTrainer['sheet'][number]; at: number }) {
  const isOn = view?.phase === 'during';
  const on = isOn && at === view.row;
  const isPast = view?.phase === 'after' || (isOn && at < view.row);
  return (
    <li class={isPast ? 'past' : undefined} aria-current={on ? 'step' : undefined}>
      <span class="at">
        {startsAt === null ? row.from : atText(startsAt, row.from, isPast ? 0 : (view?.behind ?? 0))}
      </span>
      <details key={on ? 'on' : 'off'} open={on}>
        <summary>
          <h3>{row.title}</h3>
          <span class="help">{minutesText(row.minutes)}</span>
        </summary>
        {/* Written by the course's authors, cleaned when the server reads the course. */}
        <div class="read" dangerouslySetInnerHTML={{ __html: row.html }} />
        {isOn && !on && (
          <p>
            <button class="btn quiet small" type="button" onClick={() => press({ what: 'row', row: at })}>
              {t('live.desk.to-row')}
            </button>
          </p>
        )}
      </details>
    </li>
  );
}

/** When a row begins, as things stand. */
const atText = (startsAt: string, from: number, behind: number): string =>
  clockText(new Date(Date.parse(startsAt) + (from * MINUTE + behind) * 1000).toISOString());
