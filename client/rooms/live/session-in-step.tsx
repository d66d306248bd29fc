import './live.css';
import { useAct, type Act } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { isWithin } from '../../../server/rooms/live/attendance.rule.ts';
import { Problem } from '../../shell/problem.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { State } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { STATES } from './attendance-states.ts';
import { useNow } from './live-now.ts';
import { checkIn, sayMadeUp, session, takeSessions, tellAbsence } from './live.state.ts';
import type { LiveSession, Own, Place } from './live.types.ts';
import { movedText, ownZoneText, soonText, whenText } from './live-words.ts';

/** Above a live step: when and where it is, and one's own part in it. What to bring and how it runs, the step itself says. */
export function SessionInStep({ step: { module, step } }: SlotProps) {
  const place = { module, step };
  const data = useData(session(place)).data.value;
  return data?.own ? <Session place={place} data={data} own={data.own} /> : null;
}

interface Props {
  place: Place;
  data: LiveSession;
  own: Own;
}

function Session({ place, data, own }: Props) {
  const act = useAct();
  const now = useNow(data);
  useFocusKept();
  const { session: line } = data;
  const moved = movedText(line);
  return (
    <section class="live-session sheet" aria-labelledby="h-live">
      <header class="stack tight">
        <h2 class="heading-small" id="h-live">
          {whenText(line)}
        </h2>
        <p class="help">
          {[soonText(line, now), zoneText(data), languageText(data)].filter(Boolean).join(' ')}
        </p>
        {moved && <p class="live-moved">{moved}</p>}
      </header>
      <Join data={data} own={own} now={now} />
      <MyPart place={place} data={data} own={own} now={now} act={act} />
      {act.error.value && <Problem error={act.error.value} act />}
      <p class="row">
        {line.startsAt !== null && now < (line.endsAt ?? '') && (
          <button
            class="btn quiet small"
            type="button"
            onClick={() => act.run('file', () => takeSessions(place))}
          >
            {t('live.file.one')}
          </button>
        )}
        <SeenBy id="live-seen">{t('live.seen')}</SeenBy>
      </p>
    </section>
  );
}

const zoneText = ({ session: { startsAt } }: LiveSession): string => (startsAt === null ? '' : ownZoneText());

const languageText = ({ session: { language } }: LiveSession): string =>
  language === null ? '' : t(`live.language.${language}`);

function Join({ data, now }: Omit<Props, 'place'> & { now: string }) {
  const { link, startsAt, endsAt } = data.session;
  if (startsAt === null || now > (endsAt ?? '')) return null;
  if (link === null) return <p>{t('live.join.none')}</p>;
  return (
    <p class="row">
      <a class="btn main" href={link} target="_blank" rel="noreferrer noopener">
        {t('live.join')}
      </a>
      <span class="help">{t('live.never-recorded')}</span>
    </p>
  );
}

type PartProps = Props & { now: string; act: Act };

/** Here, not here, or what to do instead. */
function MyPart({ place, data, own, now, act }: PartProps) {
  const isOpen = isWithin(data.checkIn, now);
  const isOver = now >= (data.session.endsAt ?? '9');
  const waits = own.state === 'expected' || own.state === 'told' || own.state === 'missed';
  return (
    <div class="stack tight" role="group" aria-label={t('live.my-part')}>
      <p role="status">
        <State state={STATES[own.state]} word={t(`live.state.${own.state}`)} />
      </p>
      {waits && isOpen && <CheckIn place={place} act={act} />}
      {waits && !isOpen && !isOver && data.checkIn && (
        <p class="help">{t('live.check-in.from', { at: momentText(data.checkIn.from) })}</p>
      )}
      {waits && !isOver && <Absence place={place} own={own} act={act} />}
      {isMissed(own, isOver) && <Instead place={place} own={own} act={act} />}
    </div>
  );
}

/** Whoever is not confirmed yet once it is over may have been there: the trainer has the last word. */
const isMissed = ({ state }: Own, isOver: boolean): boolean =>
  state === 'absent' || state === 'excused' || state === 'missed' || (isOver && state === 'told');

const CheckIn = ({ place, act }: { place: Place; act: Act }) => (
  <p>
    <button
      class="btn main"
      type="button"
      aria-busy={act.busy.value === 'check-in'}
      onClick={() => act.run('check-in', async () => void (await checkIn(place)))}
    >
      {t('live.check-in')}
    </button>
  </p>
);

function Absence({ place, own, act }: { place: Place; own: Own; act: Act }) {
  const cannot = own.state !== 'told';
  return (
    <p>
      <button
        class="btn small"
        type="button"
        aria-busy={act.busy.value === 'absence'}
        onClick={() => act.run('absence', async () => void (await tellAbsence(place, cannot)))}
      >
        {t(cannot ? 'live.cannot' : 'live.can')}
      </button>
    </p>
  );
}

/** L3: nothing is recorded, so there is a task instead. */
function Instead({ place, own, act }: Omit<PartProps, 'now' | 'data'>) {
  return (
    <div class="stack tight">
      <p>{t(own.madeUp ? 'live.instead.said' : 'live.instead')}</p>
      <p>
        <button
          class={own.madeUp ? 'btn quiet small' : 'btn'}
          type="button"
          aria-busy={act.busy.value === 'made-up'}
          onClick={() => act.run('made-up', async () => void (await sayMadeUp(place, !own.madeUp)))}
        >
          {t(own.madeUp ? 'live.instead.take-back' : 'live.instead.done')}
        </button>
      </p>
    </div>
  );
}
