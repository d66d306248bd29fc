import { useState } from 'preact/hooks';
import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { orderOf, rolesIn, stateOf } from '../../../server/rooms/live/triad-roles.rule.ts';
import { useAct } from '../../core/act.ts';
import { ownTimeZone } from '../../core/calendar.ts';
import { t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateField, DateTimeGroup, TimeField } from '../../ui/date-time.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { State } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { takeSessions } from './live.state.ts';
import { useServerNow } from './live-now.ts';
import type { Of } from './triad.types.ts';
import { RolesLine } from './triad-roles-line.tsx';
import { tap } from './triad.state.ts';
import { nameIn, triadStates, whenText } from './triad-words.ts';

/** When they meet, who has come, who begins as what. */
export function BeforeRounds(of: Of) {
  return (
    <>
      <When {...of} />
      <Here {...of} />
      <Seats {...of} />
    </>
  );
}

const zoneText = (): string => ownTimeZone().replaceAll('_', ' ');

/** L3: there is no task instead, so that the three fix another date themselves. */
function When({ page, standing }: Of) {
  const now = useServerNow(standing);
  const { at } = standing.triad;
  const state = stateOf(standing.triad, now);
  const [open, setOpen] = useState(false);
  const button = useFocusKept<HTMLButtonElement>();
  return (
    <section class="stack tight" aria-labelledby="h-when">
      <h2 id="h-when">{t('live.triad.when')}</h2>
      <p>
        <State state={triadStates[state]} word={t(`live.triad.state.${state}`)} />{' '}
        {at !== null && <b>{whenText(at)}</b>}
      </p>
      {at !== null && !open && <p class="help">{t('live.triad.zone', { zone: zoneText() })}</p>}
      {state === 'missed' && <p>{t('live.triad.missed')}</p>}
      {open || at === null ? (
        <DateForm id={page.id} at={at} close={() => setOpen(false)} />
      ) : (
        <p class="row">
          <button ref={button} class="btn small" type="button" onClick={() => setOpen(true)}>
            {t('live.triad.date.change')}
          </button>
          {state === 'dated' && <ToCalendar page={page} />}
        </p>
      )}
    </section>
  );
}

function ToCalendar({ page }: Pick<Of, 'page'>) {
  const act = useAct();
  const take = () => act.run('file', () => takeSessions(page.of));
  return (
    <>
      <button class="btn quiet small" type="button" aria-busy={act.busy.value === 'file'} onClick={take}>
        {t('live.triad.date.file')}
      </button>
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}

function useDate({ id, at, close }: DateProps, zone: string) {
  const start = at === null ? undefined : wallClock(zone, new Date(at));
  const [day, setDay] = useState(start?.day ?? '');
  const [time, setTime] = useState(start?.time ?? '');
  const [isEmpty, setEmpty] = useState(false);
  const save = () => {
    // By the clock of this device: whoever fixes it reads it off their own wall.
    const moment = new Date(`${day}T${time}`).getTime();
    if (Number.isNaN(moment)) return setEmpty(true);
    tap(id, { kind: 'date', at: moment });
    close();
  };
  return { day, setDay, time, setTime, error: isEmpty ? t('live.triad.date.empty') : undefined, save };
}

interface DateProps {
  id: string;
  at: number | null;
  close: () => void;
}

function DateForm(props: DateProps) {
  const zone = ownTimeZone();
  const { day, setDay, time, setTime, error, save } = useDate(props, zone);
  const unfinished = t('live.triad.date.empty');
  return (
    <div class="stack tight">
      <DateTimeGroup
        label={t('live.triad.date')}
        help={t('live.triad.date.help', { zone: zone.replaceAll('_', ' ') })}
        error={error}
      >
        <DateField label={t('live.triad.day')} value={day} change={setDay} unfinished={unfinished} />
        <TimeField label={t('live.triad.time')} value={time} change={setTime} unfinished={unfinished} />
      </DateTimeGroup>
      <p>
        <button class="btn" type="button" onClick={save}>
          {t('live.triad.date.save')}
        </button>
      </p>
    </div>
  );
}

function Here({ page, standing: { triad } }: Of) {
  const own = me.value?.id ?? '';
  const amHere = triad.here[own] === true;
  return (
    <section class="stack tight" aria-labelledby="h-here">
      <h2 id="h-here">{t('live.triad.here')}</h2>
      <ul class="rows tight" role="list">
        {triad.members.map((person) => (
          <li key={person}>
            <PersonName name={nameIn(page, person)} />
            <State
              state={triad.here[person] ? 'done' : 'waiting'}
              word={t(triad.here[person] ? 'live.triad.is-here' : 'live.triad.not-here')}
            />
          </li>
        ))}
      </ul>
      <p>
        <button
          class={amHere ? 'btn quiet small' : 'btn main'}
          type="button"
          onClick={() => tap(page.id, { kind: 'here', on: !amHere })}
        >
          {t(amHere ? 'live.triad.here.leave' : 'live.triad.here.come')}
        </button>
      </p>
    </section>
  );
}

/** Once two are here they can begin: two of them are a pair, and that is said before it is pressed (S12). */
function Seats({ page, standing: { triad } }: Of) {
  const order = orderOf(triad);
  const own = me.value?.id ?? '';
  if (order.length < 2 || triad.here[own] !== true) return <p class="help">{t('live.triad.begin.wait')}</p>;
  return (
    <section class="stack tight" aria-labelledby="h-seats">
      <h2 id="h-seats">{t('live.triad.seats')}</h2>
      <RolesLine page={page} roles={rolesIn(order, 1)} />
      <p class="row">
        <button
          class="btn main"
          type="button"
          onClick={() => tap(page.id, { kind: 'begin', round: 1, people: order.length })}
        >
          {t(order.length === 2 ? 'live.triad.begin.pair' : 'live.triad.begin', { round: 1 })}
        </button>
        <button
          class="btn small"
          type="button"
          onClick={() => tap(page.id, { kind: 'seat', to: triad.seat + 1 })}
        >
          {t('live.triad.seats.move')}
        </button>
      </p>
      <p class="help">{t(order.length === 2 ? 'live.triad.begin.pair.help' : 'live.triad.no-recording')}</p>
    </section>
  );
}
