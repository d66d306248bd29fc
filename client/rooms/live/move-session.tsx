import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { dayText, t } from '../../core/i18n.ts';
import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { FAR_DAYS, isFar, restsOn } from '../../../server/rooms/live/calendar.rule.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateField, DateTimeGroup, TimeField } from '../../ui/date-time.tsx';
import { TickField } from '../../ui/field.tsx';
import { ChangedMeanwhile, LanguageField, LinkField } from './session-fields.tsx';
import { settleSession } from './live.state.ts';
import type { Calendar, Line } from './live.types.ts';

interface Props {
  line: Line;
  data: Calendar;
  close: () => void;
}

/** Another time, link or language for one session. Another time is told on everybody's map and in every calendar that follows it. */
export function MoveSession({ line, data, close }: Props) {
  const form = useForm(line, data, close);
  const { day, language, link, act } = form;
  const rests = restsOn(day.value, data.closures);
  const isAway = day.value !== '' && isFar(line.plannedOn, day.value);
  return (
    <div class="live-move sheet stack" inert={!link.ready.value}>
      <Time form={form} zone={data.zone} rests={rests} />
      {isAway && line.plannedOn !== null && (
        <TickField
          label={t('live.desk.far', { days: FAR_DAYS, planned: dayText(line.plannedOn) })}
          checked={form.far.value}
          change={(value) => (form.far.value = value)}
        />
      )}
      <div class="live-fields">
        <LanguageField value={language.value} change={(value) => (language.value = value)} />
      </div>
      <LinkField
        value={form.address}
        change={(value) => link.write({ over: form.own, link: value })}
        help={t('live.desk.link.one')}
        error={act.error.value}
      />
      <ChangedMeanwhile error={act.error.value} isOld={form.isOld} />
      {act.error.value && !KNOWN.has(act.error.value.code) && <Problem error={act.error.value} act />}
      <Acts line={line} form={form} shut={rests || (isAway && !form.far.value)} />
    </div>
  );
}

type Form = ReturnType<typeof useForm>;

const Time = ({ form, zone, rests }: { form: Form; zone: string; rests: boolean }) => (
  <DateTimeGroup
    label={t('live.desk.move')}
    help={t('live.desk.move.zone', { zone: zone.replaceAll('_', ' ') })}
    error={rests ? t('live.desk.rest-day') : refusalOf(form.act.error.value?.code)}
  >
    <DateField
      label={t('live.desk.day')}
      value={form.day.value}
      change={(value) => (form.day.value = value)}
      unfinished={t('live.desk.unfinished')}
    />
    <TimeField
      label={t('live.desk.time')}
      value={form.time.value}
      change={(value) => (form.time.value = value)}
      unfinished={t('live.desk.unfinished')}
    />
  </DateTimeGroup>
);

interface ActsProps {
  line: Line;
  form: Form;
  shut: boolean;
}

const Acts = ({ line, form, shut }: ActsProps) => (
  <p class="row">
    <button
      class="btn main"
      type="button"
      aria-busy={form.act.busy.value === 'save'}
      aria-disabled={shut}
      onClick={() => shut || form.save(false)}
    >
      {t('live.desk.save')}
    </button>
    {line.moved?.to && line.plannedOn !== null && (
      <button class="btn quiet small" type="button" onClick={() => form.save(true)}>
        {t('live.desk.back-to-rule', { planned: dayText(line.plannedOn) })}
      </button>
    )}
    <button class="btn quiet small" type="button" onClick={form.leave}>
      {t('live.desk.keep')}
    </button>
  </p>
);

/** Said where they belong: beside the field. */
const KNOWN = new Set(['invalid', 'rest-day', 'no-such-hour', 'far', 'conflict']);
const refusalOf = (code: string | undefined): string | undefined => {
  if (code === 'rest-day') return t('live.desk.rest-day');
  return code === 'no-such-hour' ? t('live.desk.no-such-hour') : undefined;
};

/** A link, and the one that stood there when it was typed. */
interface Typed {
  over: string;
  link: string;
}

/**
 * What stands there is as it is now; a link or a language that all sessions share stays theirs. A link that was typed is on
 * this device until it is saved or let go.
 */
function useForm(line: Line, data: Calendar, close: () => void) {
  const now = line.startsAt === null ? undefined : wallClock(data.zone, new Date(line.startsAt));
  const day = useSignal(now?.day ?? '');
  const time = useSignal(now?.time ?? data.rhythm.time);
  const own = line.link === data.link ? '' : (line.link ?? '');
  const link = useDraft<Typed | null>(`live/session/${line.module}/${line.step}/link`, null);
  const typed = link.value.value;
  const address = typed?.link ?? own;
  const language = useSignal(line.language === data.language ? null : line.language);
  const far = useSignal(false);
  const act = useAct();
  const leave = () => {
    link.clear();
    close();
  };
  const save = (asByRule: boolean) =>
    act.run('save', async () => {
      const isSame = day.peek() === now?.day && time.peek() === now.time && !line.moved;
      const at = asByRule || isSame || day.peek() === '' ? null : { day: day.peek(), time: time.peek() };
      await settleSession(line, {
        revision: data.revision,
        at,
        link: address || null,
        language: language.peek(),
        far: far.peek(),
      });
      leave();
    });
  const isOld = typed !== null && typed.over !== own;
  return { day, time, link, own, address, isOld, language, far, act, save, leave };
}
