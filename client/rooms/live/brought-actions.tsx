import { REPORTS, type ReportState } from '../../../server/rooms/live/meeting-names.rule.ts';
import { useData } from '../../core/data.ts';
import { useDraft } from '../../core/drafts.ts';
import { dayText, t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { State, type StateName } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { between } from './member.state.ts';
import { nameText } from './meeting-names.ts';
import type { Room } from './meeting.types.ts';

const STATES: Record<ReportState, StateName> = {
  done: 'done',
  partly: 'doing',
  changed: 'doing',
  'not-done': 'todo',
};

/** Actions of the meeting before, and what became of them, each by its owner (S7). */
export function BroughtActions({ room }: { room: Room }) {
  const brought = Object.entries(room.meeting.brought);
  if (brought.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-brought">
      <div class="row apart">
        <h2 id="h-brought">{t('live.meeting.brought')}</h2>
        <SeenBy>{t('live.meeting.brought.seen')}</SeenBy>
      </div>
      <ul class="meeting-acts" role="list">
        {brought.map(([id, { owner, text, due }]) => (
          <li key={id}>
            <div>
              <b class="written">{text}</b>
              <p class="help">
                {t('live.meeting.action.owner', { name: nameText(room, owner), due: dayText(due) })}
              </p>
            </div>
            <Reported room={room} id={id} />
            {owner === room.me && room.isHere && <Report room={room} id={id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reported({ room, id }: { room: Room; id: string }) {
  const report = room.meeting.reports[id];
  if (!report) return <State state="waiting" word={t('live.meeting.report.open')} />;
  return (
    <>
      <State state={STATES[report.state]} word={t(`live.meeting.report.${report.state}`)} />
      {report.said !== '' && <p class="written said">{report.said}</p>}
    </>
  );
}

interface Draft {
  state: ReportState | null;
  said: string;
}

function Report({ room, id }: { room: Room; id: string }) {
  const report = room.meeting.reports[id];
  const start: Draft = { state: report?.state ?? null, said: report?.said ?? '' };
  const { value, ready, write } = useDraft(`meeting/${room.place.set}/${room.place.n}/report/${id}`, start);
  const noted = useData(between(room.place.set)).data.value?.actions.find((one) => one.id === id)?.note;
  const isBegun = report !== undefined || value.value.state !== null || value.value.said !== '';
  // What its owner noted before the meeting is at hand, to be told or changed.
  const { state, said } = isBegun || !noted ? value.value : noted;
  const isSaid = report !== undefined && report.state === state && report.said === said;
  const tell = () => {
    if (state !== null && !isSaid) room.press({ kind: 'report', action: id, state, said: said.trim() });
  };
  return (
    <div class="stack tight meeting-form">
      <SegmentedChoice
        label={t('live.meeting.report')}
        options={REPORTS.map((one) => ({ value: one, word: t(`live.meeting.report.${one}`) }))}
        value={state ?? undefined}
        choose={(next) => write({ state: next, said })}
      />
      <Field label={t('live.meeting.report.said')}>
        {(control) => (
          <input
            {...control}
            class="input"
            maxLength={400}
            readOnly={!ready.value}
            value={said}
            onInput={(event) => write({ state, said: event.currentTarget.value })}
          />
        )}
      </Field>
      <p>
        <button class="btn small" type="button" aria-disabled={state === null || isSaid} onClick={tell}>
          {t('live.meeting.report.tell')}
        </button>
      </p>
    </div>
  );
}
