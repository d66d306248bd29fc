import { useAct } from '../../core/act.ts';
import { momentText, t, tCode } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { State } from '../../ui/icon.tsx';
import { resend, resendAll, sentAgain, type FailedScore, type Grades } from './grade.state.ts';

/** Scores that did not reach the gradebook: which, why in the platform's own words, and the act that sends again. */
export function FailedScores({ data }: { data: Grades }) {
  const { busy, error, run } = useAct();
  return (
    <>
      {error.value && <Problem error={error.value} act />}
      <ul class="rows" role="list">
        {data.failed.map((row) => (
          <Row
            key={row.id}
            row={row}
            label={labelOf(data, row)}
            busy={busy.value === row.id}
            send={() => run(row.id, () => resend(row.id))}
          />
        ))}
      </ul>
      {data.failed.length > 1 && (
        <div class="row">
          <button
            class="btn"
            type="button"
            aria-busy={busy.value === 'all'}
            onClick={() => run('all', resendAll)}
          >
            {t('grade.resend-all', { count: data.failed.length })}
          </button>
        </div>
      )}
    </>
  );
}

const labelOf = (data: Grades, row: FailedScore) =>
  data.lineItems.find((one) => one.key === row.lineItem)?.label ?? row.lineItem;

/** Trainers read a name or the number they know; an administrator the one to look up in the platform. */
function whose({ learner, person, since }: FailedScore): string {
  const when = momentText(since);
  if (!learner) return t('grade.whose', { person, since: when });
  const name = learner.name ?? t('grade.learner', { number: learner.number });
  return t('grade.of-learner', { name, since: when });
}

interface RowProps {
  row: FailedScore;
  label: string;
  busy: boolean;
  send: () => void;
}

/** Due at this moment: it is being sent, and a time of today would read as if it had been missed. */
const onItsWay = ({ nextTryAt }: FailedScore) => nextTryAt !== null && Date.parse(nextTryAt) <= Date.now();

function Row({ row, label, busy, send }: RowProps) {
  const again = sentAgain.value[row.id];
  return (
    <li>
      <div>
        <b>{label}</b>
        <p class="help">{tCode('grade.code', row.code, 'grade.code.other')}</p>
        {row.reason && <p class="help">{t('grade.reason', { reason: row.reason })}</p>}
        <p class="help">{whose(row)}</p>
        <p class="help" role="status">
          {again && t('grade.sent-again', { when: momentText(again) })}
        </p>
      </div>
      {onItsWay(row) ? (
        <State state="waiting" word={t('grade.sending')} />
      ) : row.nextTryAt ? (
        <State state="waiting" word={t('grade.next-try', { when: momentText(row.nextTryAt) })} />
      ) : (
        <State state="attention" word={t('grade.needs-you')} />
      )}
      <button
        class="btn small"
        type="button"
        aria-busy={busy}
        aria-label={t('grade.resend.label', { item: label, person: row.person })}
        onClick={send}
      >
        {t(busy ? 'grade.sending' : 'grade.resend')}
      </button>
    </li>
  );
}
