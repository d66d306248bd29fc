import { type Signal, useSignal } from '@preact/signals';
import { momentShowing, wallClock } from '../../../server/core/wall-clock.rule.ts';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateField, DateTimeGroup, TimeField } from '../../ui/date-time.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import { moveMeeting } from './sets-desk.state.ts';
import type { SetMeeting, SetOnDesk } from './sets-desk.types.ts';

interface Props {
  set: SetOnDesk;
  meeting: SetMeeting;
  close: () => void;
}

/** Another date for one meeting: what is to be said of it is said before it is taken, and forbids nothing (S2). */
export function MoveMeeting(props: Props) {
  const { act, warnings, save, ...when } = useMove(props);
  return (
    <div class="sheet stack">
      <When {...when} zone={props.set.timeZone} />
      <div role="status" class="stack tight">
        {warnings.value.map((warning) => (
          <p key={warning} class="sets-warning">
            <StateIcon state="attention" size={18} /> {t(`live.sets.one.warning.${warning}`)}
          </p>
        ))}
      </div>
      {act.error.value && <Problem error={act.error.value} act />}
      <p>
        <button class="btn main" type="button" aria-busy={act.busy.value === 'move'} onClick={save}>
          {t(warnings.value.length > 0 ? 'live.sets.one.move.anyway' : 'live.sets.one.move.save')}
        </button>
      </p>
    </div>
  );
}

type Warnings = Awaited<ReturnType<typeof moveMeeting>>['warnings'];

function useMove({ set, meeting, close }: Props) {
  const act = useAct();
  const stands = wallClock(set.timeZone, new Date(meeting.at));
  const day = useSignal(stands.day);
  const time = useSignal(stands.time);
  const wrong = useSignal(false);
  const warnings = useSignal<Warnings>([]);
  const change = (box: Signal<string>, value: string) => {
    box.value = value;
    wrong.value = false;
    // What was said was said of the date before.
    warnings.value = [];
  };
  const save = () => {
    const at = momentShowing(set.timeZone, { day: day.peek(), time: time.peek() });
    wrong.value = at === undefined;
    if (!at) return;
    const anyway = warnings.peek().length > 0;
    act.run('move', async () => {
      const answer = await moveMeeting(set.id, meeting.n, { at: at.toISOString(), anyway });
      if (answer.moved) close();
      else warnings.value = answer.warnings;
    });
  };
  return { act, day, time, wrong, warnings, change, save };
}

interface WhenProps {
  day: Signal<string>;
  time: Signal<string>;
  wrong: Signal<boolean>;
  change: (box: Signal<string>, value: string) => void;
  zone: string;
}

const When = ({ day, time, wrong, change, zone }: WhenProps) => (
  <DateTimeGroup
    label={t('live.sets.one.move.when')}
    help={t('live.sets.one.move.zone', { zone: zone.replaceAll('_', ' ') })}
    error={wrong.value ? t('live.sets.one.move.hour') : undefined}
  >
    <DateField
      label={t('live.sets.form.day')}
      value={day.value}
      change={(value) => change(day, value)}
      unfinished={t('live.sets.form.unfinished')}
    />
    <TimeField
      label={t('live.sets.form.time')}
      value={time.value}
      change={(value) => change(time, value)}
      unfinished={t('live.sets.form.unfinished')}
    />
  </DateTimeGroup>
);
