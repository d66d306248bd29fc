import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';
import { Problem } from '../../shell/problem.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { eraseTurn, type TurnRecord } from './member.state.ts';
import { RecordLines } from './record-lines.tsx';
import { recordText } from './record-text.ts';
import { isMe, nameOf } from './set-words.ts';
import { type OwnSet, RECORDS } from './set.types.ts';
import { TurnToCase } from './turn-to-case.tsx';

interface Props {
  set: OwnSet;
  records: readonly TurnRecord[];
}

/** What was written of turns: each is its presenter's, and is read by those who were there. */
export const SetRecords = ({ set, records }: Props) =>
  records.length === 0 ? null : (
    <section class="stack" aria-labelledby="h-records">
      <div class="stack tight">
        <h2 id="h-records">{t('live.set.records')}</h2>
        <p class="help">
          {t('live.set.records.says')} <SeenBy>{t('live.set.records.seen')}</SeenBy>
        </p>
        <p>
          <a class="set-link" href={RECORDS}>
            {t('live.set.records.print')}
          </a>
        </p>
      </div>
      {records.map((record) => (
        <Record key={record.turn} set={set} record={record} />
      ))}
    </section>
  );

function Record({ set, record }: { set: OwnSet; record: TurnRecord }) {
  const name = nameOf(set.members, record.person);
  const own = isMe(record.person);
  return (
    <details class="set-record">
      <summary>
        {own
          ? t('live.set.record.own', { n: record.n, day: dayText(ownDay(record.at)) })
          : t('live.set.record', { n: record.n, name, day: dayText(ownDay(record.at)) })}
      </summary>
      <div class="stack">
        {record.erased && <p>{t('live.set.record.erased')}</p>}
        <RecordLines
          record={record}
          under={({ id, kind, text }) =>
            own && kind === 'insight' && <TurnToCase of={{ set: set.id, what: kind, id }} text={text} />
          }
        />
        {own && <Own set={set} record={record} />}
      </div>
    </details>
  );
}

/** One's own goes along, and may be taken back at any time. */
function Own({ set, record }: { set: OwnSet; record: TurnRecord }) {
  const asking = useSignal(false);
  const act = useAct();
  const erase = () =>
    act.run('erase', async () => {
      await eraseTurn(set.id, record);
      asking.value = false;
    });
  const take = () =>
    saveFile(new Blob([recordText(set, record)], { type: 'text/markdown' }), `turn-${record.n}.md`);
  return (
    <>
      <p class="row">
        <button class="btn small" type="button" onClick={take}>
          {t('live.set.record.take')}
        </button>
        {!record.erased && (
          <button class="btn quiet small" type="button" onClick={() => (asking.value = true)}>
            {t('live.set.record.erase')}
          </button>
        )}
      </p>
      <Dialog
        title={t('live.set.record.erase.ask')}
        open={asking.value}
        close={() => (asking.value = false)}
        keepWord={t('live.set.record.keep')}
        acts={
          <button class="btn main" type="button" aria-busy={act.busy.value === 'erase'} onClick={erase}>
            {t('live.set.record.erase')}
          </button>
        }
      >
        <p>{t('live.set.record.erase.then')}</p>
        {asking.value && act.error.value && <Problem error={act.error.value} act />}
      </Dialog>
    </>
  );
}
