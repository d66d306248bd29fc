import { useState } from 'preact/hooks';
import { useAct, type Act } from '../../core/act.ts';
import { ownDay, ownTimeZone } from '../../core/calendar.ts';
import { useDraft } from '../../core/drafts.ts';
import { clockText, dayText, lang, t } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateField, DateTimeGroup, TimeField } from '../../ui/date-time.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Part, PrivateLine } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';
import { calendarFile, setNext, type Next, type Relationship } from './relationship.state.ts';

/** When the two meet next: the one thing that keeps a relationship going. */
export function NextPart({ opened: { relationship } }: PartProps) {
  const [open, setOpen] = useState(false);
  const act = useAct();
  useFocusKept();
  const { next, endedAt, label } = relationship;
  if (endedAt !== null) return null;
  return (
    <Part title={t('hours.relationship.next')} seenBy={t('hours.relationship.seen.you')}>
      <div class="sheet hours-sheet">
        {next && <Shown next={next} />}
        {!next && !open && <p>{t('hours.relationship.next.none', { label })}</p>}
        {open && <Choosing relationship={relationship} close={() => setOpen(false)} />}
        {!open && <NextActs relationship={relationship} act={act} choose={() => setOpen(true)} />}
        {act.error.value && <Problem error={act.error.value} act />}
      </div>
    </Part>
  );
}

interface ActsProps {
  relationship: Relationship;
  act: Act;
  choose: () => void;
}

function NextActs({ relationship: { id, next }, act, choose }: ActsProps) {
  return (
    <div class="row">
      <button class="btn small" type="button" onClick={choose}>
        {t(next ? 'hours.relationship.next.move' : 'hours.relationship.next.set')}
      </button>
      {next && (
        <>
          <button
            class="btn quiet small"
            type="button"
            aria-busy={act.busy.value === 'calendar'}
            onClick={() => act.run('calendar', toCalendar)}
          >
            {t('hours.relationship.next.calendar')}
          </button>
          <button
            class="btn quiet small"
            type="button"
            aria-busy={act.busy.value === 'clear'}
            onClick={() => act.run('clear', () => setNext(id, null))}
          >
            {t('hours.relationship.next.clear')}
          </button>
        </>
      )}
    </div>
  );
}

const toCalendar = async () =>
  saveFile(await calendarFile(lang.peek()), t('hours.relationship.next.calendar.file'));

const Shown = ({ next }: { next: NonNullable<Relationship['next']> }) => (
  <>
    <p class="when">
      <time dateTime={next.at}>
        {t('hours.relationship.next.when', {
          day: dayText(ownDay(next.at)),
          from: clockText(next.at),
          to: clockText(next.endsAt),
        })}
      </time>
    </p>
    {next.place !== '' && <p>{next.place}</p>}
    {next.moved > 0 && <p class="help">{t('hours.relationship.next.moved', { times: next.moved })}</p>}
  </>
);

interface Chosen {
  day: string;
  from: string;
  to: string;
  place: string;
}

const NOTHING: Chosen = { day: '', from: '', to: '', place: '' };

const chosenOf = (next: Relationship['next']): Chosen =>
  next
    ? { day: ownDay(next.at), from: clockText(next.at), to: clockText(next.endsAt), place: next.place }
    : NOTHING;

/** What was chosen as moments on this device's clock; undefined while a part is missing or it ends before it begins. */
function momentsOf({ day, from, to, place }: Chosen): Next | undefined {
  if (!day || !from || !to || to <= from) return undefined;
  const at = (time: string) => new Date(`${day}T${time}`).toISOString();
  return { at: at(from), endsAt: at(to), zone: ownTimeZone(), place: place.trim() };
}

function Choosing({ relationship, close }: { relationship: Relationship; close: () => void }) {
  const { id, next } = relationship;
  const draft = useDraft<Chosen>(`hours/relationships/${id}/next`, chosenOf(next));
  const [tried, setTried] = useState(false);
  const act = useAct();
  const chosen = draft.value.value;
  const moments = momentsOf(chosen);
  const write = (some: Partial<Chosen>) => draft.write({ ...chosen, ...some });
  const save = () => {
    setTried(true);
    if (!moments) return;
    act.run('save', async () => {
      await setNext(id, moments);
      draft.clear();
      close();
    });
  };
  return (
    <form class="stack" noValidate inert={!draft.ready.value} onSubmit={(event) => event.preventDefault()}>
      {next && <p class="help">{t('hours.relationship.next.moving')}</p>}
      <WhenFields chosen={chosen} write={write} />
      <PlaceField chosen={chosen} write={write} />
      {tried && !moments && (
        <p class="error" role="status">
          {t('hours.relationship.next.missing')}
        </p>
      )}
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button class="btn" type="button" aria-busy={act.busy.value !== ''} onClick={save}>
          {t('hours.relationship.next.save')}
        </button>
        <button class="btn quiet" type="button" onClick={close}>
          {t('hours.relationship.not-now')}
        </button>
      </div>
    </form>
  );
}

interface FieldsProps {
  chosen: Chosen;
  write: (some: Partial<Chosen>) => void;
}

function WhenFields({ chosen, write }: FieldsProps) {
  const unfinished = t('hours.relationship.next.unfinished');
  const timed = (key: 'day' | 'from' | 'to') => ({
    label: t(`hours.relationship.next.${key}`),
    value: chosen[key],
    change: (value: string) => write({ [key]: value }),
    unfinished,
  });
  return (
    <DateTimeGroup label={t('hours.relationship.next.question')}>
      <DateField {...timed('day')} />
      <TimeField {...timed('from')} />
      <TimeField {...timed('to')} />
    </DateTimeGroup>
  );
}

const PlaceField = ({ chosen, write }: FieldsProps) => (
  <PrivateLine
    label={t('hours.relationship.next.place')}
    help={t('hours.relationship.next.place.help')}
    value={chosen.place}
    write={(place) => write({ place })}
  />
);
