import { useAct } from '../../core/act.ts';
import { dayText, minutesText, t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Toast, useToaster } from '../../ui/toast.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { confirmMonth, type LearnerHours, takeBackMonth, type TrainerEntry } from './cohort-hours.state.ts';
import { JudgedEntry } from './judged-entry.tsx';

interface MonthProps {
  month: string;
  data: LearnerHours;
}

/** A month of entries, newest first, and what can be said to all of them at once. */
export function Month({ month, data }: MonthProps) {
  const id = useOwnId();
  const entries = data.entries.filter(({ day }) => day.startsWith(month));
  const counts = entries.reduce((sum, entry) => sum + entry.counts, 0);
  return (
    <section class="stack" aria-labelledby={id}>
      <header class="row apart">
        <h2 id={id}>{dayText(`${month}-01`, 'month')}</h2>
        <span class="help">{t('hours.cohort.month.counts', { time: minutesText(counts) })}</span>
      </header>
      <ul class="judged" role="list">
        {entries.map((entry) => (
          <JudgedEntry key={entry.id} entry={entry} person={data.learner.id} />
        ))}
      </ul>
      <OnSample month={month} data={data} entries={entries} />
    </section>
  );
}

/** N13: offered where enough of the learner's sessions were confirmed by others; else it says what is missing. */
function OnSample({ month, data, entries }: MonthProps & { entries: readonly TrainerEntry[] }) {
  const act = useAct();
  const toaster = useToaster();
  useFocusKept();
  const { sample, learner } = data;
  const busy = act.busy.value;
  const claimed = entries.filter(({ state, kind }) => state === 'claimed' && kind !== 'does-not-count');
  const undo = (batch: string) => act.run('undo', () => takeBackMonth({ person: learner.id, batch }));
  const confirm = () =>
    act.run('confirm', async () => {
      const batch = newId();
      const seen = claimed.map(({ id, revision }) => ({ id, revision }));
      const count = await confirmMonth({ person: learner.id, batch }, { month, entries: seen });
      toaster.say({ text: t('hours.cohort.month.confirmed', { count }), undo: () => undo(batch) });
    });
  return (
    <>
      {act.error.value && <Problem error={act.error.value} act />}
      {claimed.length > 0 && (
        <Offer
          month={month}
          sample={sample}
          count={claimed.length}
          busy={busy === 'confirm'}
          press={confirm}
        />
      )}
      <Batches entries={entries} undo={undo} busy={busy === 'undo'} />
      <Toast toaster={toaster} undoWord={t('hours.cohort.month.undo')} />
    </>
  );
}

function Offer(props: {
  month: string;
  sample: LearnerHours['sample'];
  count: number;
  busy: boolean;
  press: () => void;
}) {
  const { month, sample, count, busy, press } = props;
  const name = dayText(`${month}-01`, 'month');
  return (
    <div class="row">
      <button
        class="btn"
        type="button"
        aria-disabled={!sample.enough}
        aria-busy={busy}
        onClick={() => sample.enough && press()}
      >
        {t('hours.cohort.month.confirm', { count, month: name })}
      </button>
      {!sample.enough && <span class="help">{t('hours.cohort.sample.short', { oneIn: sample.oneIn })}</span>}
    </div>
  );
}

/** What was confirmed so stays marked, and can be taken back long after the toast has gone. */
function Batches(props: { entries: readonly TrainerEntry[]; undo: (batch: string) => void; busy: boolean }) {
  const { entries, undo, busy } = props;
  const batches = new Map<string, number>();
  for (const { batch } of entries) if (batch !== null) batches.set(batch, (batches.get(batch) ?? 0) + 1);
  return (
    <>
      {[...batches].map(([batch, count]) => (
        <div key={batch} class="row">
          <span>{t('hours.cohort.month.on-sample', { count })}</span>
          <button class="btn small" type="button" aria-busy={busy} onClick={() => undo(batch)}>
            {t('hours.cohort.month.take-back')}
          </button>
        </div>
      ))}
    </>
  );
}
