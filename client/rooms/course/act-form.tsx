import './act.css';
import { useSignal } from '@preact/signals';
import { ownDay } from '../../core/calendar.ts';
import { useData } from '../../core/data.ts';
import { dayText, t } from '../../core/i18n.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-time.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { addDays } from '../../../server/core/days.rule.ts';
import { actThing, type Intent, stepAct } from './act.state.ts';
import { TwoTexts } from './act-two-texts.tsx';
import { ACT } from './course.types.ts';
import { Became } from './outcome-form.tsx';

/** As long as the server takes. */
const LONGEST = 2_000;
const NOTHING: Intent = { text: '', by: null };

/** In "Carry it to work": what the reader will do, by when, and, once it was said, what became of it. */
export function CarryIt({ step }: SlotProps) {
  const { data, error } = useData(stepAct(step));
  const act = data.value?.act;
  const known = data.value && {
    value: act ? { text: act.text, by: act.by } : NOTHING,
    revision: act?.revision ?? 0,
    savedAt: act?.writtenAt,
  };
  const writing = useWriting<Intent>({ thing: actThing(step), kind: ACT, known, start: NOTHING });
  const ready = data.value !== undefined || error.value !== undefined;
  return (
    <div class="stack act-form">
      <What writing={writing} ready={ready} />
      {writing.value.value.text.trim() !== '' && (
        <When writing={writing} moduleEnds={data.value?.moduleEnds ?? null} />
      )}
      <SaveState of={writing.state} />
      <Conflict writing={writing} />
      {act && act.outcome !== null && <Became act={act} />}
    </div>
  );
}

const What = ({ writing, ready }: { writing: Writing<Intent>; ready: boolean }) => (
  <WritingField
    label={t('course.way.act.what')}
    help={t('course.way.act.help')}
    seenBy={t('course.way.seen')}
    lines={2}
    longest={LONGEST}
    value={writing.value.value.text}
    write={(text) => writing.write({ ...writing.value.peek(), text })}
    leave={() => void writing.flush()}
    readOnly={!ready}
  />
);

type Preset = 'none' | 'week' | 'module' | 'day';

function When({ writing, moduleEnds }: { writing: Writing<Intent>; moduleEnds: string | null }) {
  const { by } = writing.value.value;
  const today = ownDay(new Date().toISOString());
  const week = addDays(today, 7);
  // One that is over is no day to choose.
  const end = moduleEnds !== null && moduleEnds > today ? moduleEnds : null;
  const choosing = useSignal(false);
  const choose = (preset: Preset) => {
    choosing.value = preset === 'day';
    const day = { none: null, week, module: end, day: by }[preset];
    writing.write({ ...writing.value.peek(), by: day });
  };
  const chosen = choosing.value ? 'day' : presetOf(by, { week, end });
  return (
    <>
      <SegmentedChoice<Preset>
        label={t('course.way.act.by')}
        options={[
          { value: 'none', word: t('course.way.act.by.none') },
          { value: 'week', word: t('course.way.act.by.week', { day: dayText(week) }) },
          ...(end && end !== week
            ? [{ value: 'module' as const, word: t('course.way.act.by.module', { day: dayText(end) }) }]
            : []),
          { value: 'day', word: t('course.way.act.by.other') },
        ]}
        value={chosen}
        choose={choose}
      />
      {chosen === 'day' && (
        <DateField
          label={t('course.way.act.by.day')}
          value={by ?? ''}
          unfinished={t('course.way.act.by.unfinished')}
          min={today}
          change={(day) => writing.write({ ...writing.value.peek(), by: day === '' ? null : day })}
        />
      )}
    </>
  );
}

function presetOf(by: string | null, { week, end }: { week: string; end: string | null }): Preset {
  if (by === null) return 'none';
  if (by === end) return 'module';
  return by === week ? 'week' : 'day';
}

function Conflict({ writing }: { writing: Writing<Intent> }) {
  const conflict = writing.conflict.value;
  if (!conflict) return null;
  const { mine, theirs } = conflict;
  return (
    <TwoTexts
      mine={mine.text}
      theirs={theirs.text}
      choose={(side) => writing.settle(side === 'mine' ? mine : theirs)}
    />
  );
}
