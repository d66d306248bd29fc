import { roundClock } from '../../../server/rooms/live/triad-clock.rule.ts';
import { authorsOf, roleOf, roundsFor } from '../../../server/rooms/live/triad-roles.rule.ts';
import { partsOf, type Round } from '../../../server/rooms/live/triad-shape.rule.ts';
import { numberText, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Icon } from '../../ui/icon.tsx';
import { ClockFace } from './clock-face.tsx';
import { useServerNow } from './live-now.ts';
import type { Of } from './triad.types.ts';
import { RolesLine } from './triad-roles-line.tsx';
import { SheetToWrite } from './triad-sheet.tsx';
import { tap } from './triad.state.ts';
import { MenteeView } from './triad-view.tsx';
import { isPitch, nameIn } from './triad-words.ts';

type Props = Of & { n: number; round: Round };

/** A round: its clock, whose turn it is to speak, and what whoever looks at it has to do. */
export function RoundNow(props: Props) {
  const { page, n, round } = props;
  const own = me.value?.id ?? '';
  const writes = authorsOf(round).includes(own);
  return (
    <section class="stack" aria-labelledby="h-round">
      <h2 id="h-round">{t('live.triad.round', { n, of: roundsFor(props.standing.triad.order.length) })}</h2>
      <p class="triad-own" aria-live="polite">
        {ownText(props)}
      </p>
      <Clock {...props} />
      <RolesLine page={page} roles={round} />
      {round.mentee === own && !isPitch(page) && (
        <MenteeView page={page} n={n} triad={props.standing.triad} />
      )}
      {writes && <SheetToWrite page={page} triad={props.standing.triad} n={n} round={round} />}
    </section>
  );
}

/** "You observe Tom." */
function ownText({ page, round }: Props): string {
  const role = roleOf(round, me.value?.id ?? '');
  if (!role) return '';
  const names = { mentor: nameIn(page, round.mentor), mentee: nameIn(page, round.mentee) };
  return t(isPitch(page) ? `live.triad.pitch-you.${role}` : `live.triad.you.${role}`, names);
}

/** Readable at arm's length. A screen reader hears the part when it changes, and the time when it asks. */
function Clock(props: Props) {
  const { page, standing, n, round } = props;
  const now = useServerNow(standing);
  const parts = partsOf(page, standing.triad.order.length);
  const view = roundClock(round, parts, now);
  const part = parts[view.part];
  const next = parts[view.part + 1];
  return (
    <div class="live-clock triad-round">
      <ClockFace leftMs={view.leftMs} label={t('live.triad.left', { minutes: minutesOf(view.leftMs) })}>
        <p class="part" aria-live="polite">
          {view.isUp || !part ? t('live.triad.up') : t(`live.triad.part.${part.stage}`)}
        </p>
        <p class="help">{nextText(view.isUp, next?.stage)}</p>
      </ClockFace>
      <ol class="parts" role="list">
        {parts.map(({ stage, minutes }, at) => (
          <li key={stage} aria-current={at === view.part && !view.isUp ? 'step' : undefined}>
            {t(`live.triad.part.${stage}`)}{' '}
            <span class="help">{t('live.triad.minutes', { minutes: numberText(minutes) })}</span>
          </li>
        ))}
      </ol>
      <Presses {...props} isUp={view.isUp} part={view.part} id={page.id} last={isLast(standing, n)} />
    </div>
  );
}

const MINUTE = 60_000;
const minutesOf = (ms: number): number => Math.ceil(ms / MINUTE);

const nextText = (isUp: boolean, next: Parameters<typeof stageText>[0] | undefined): string => {
  if (isUp) return t('live.triad.up.help');
  return next ? t('live.triad.next', { part: stageText(next) }) : t('live.triad.last-part');
};
const stageText = (stage: ReturnType<typeof partsOf>[number]['stage']): string =>
  t(`live.triad.part.${stage}`);

const isLast = ({ triad }: Of['standing'], n: number): boolean => n === roundsFor(triad.order.length);

interface PressesProps {
  id: string;
  n: number;
  round: Round;
  isUp: boolean;
  part: number;
  last: boolean;
}

function Presses({ id, n, round, isUp, part, last }: PressesProps) {
  const isPaused = round.pausedAt !== null;
  return (
    <p class="row">
      {!isUp && (
        <button
          class={isPaused ? 'btn main' : 'btn'}
          type="button"
          onClick={() => tap(id, { kind: isPaused ? 'go-on' : 'pause', round: n })}
        >
          {t(isPaused ? 'live.triad.go-on' : 'live.triad.pause')}
        </button>
      )}
      {!isUp && (
        <button class="btn" type="button" onClick={() => tap(id, { kind: 'skip', round: n, from: part })}>
          {t('live.triad.skip')} <Icon name="next" />
        </button>
      )}
      <button
        class={isUp ? 'btn main' : 'btn quiet small'}
        type="button"
        onClick={() => tap(id, { kind: 'end', round: n })}
      >
        {t(last ? 'live.triad.end.last' : 'live.triad.end', { n })}
      </button>
    </p>
  );
}
