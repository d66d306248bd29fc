import type { ComponentChildren } from 'preact';
import { useAct } from '../../core/act.ts';
import { momentText, t, tCode } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { State } from '../../ui/icon.tsx';
import {
  lineItemName,
  putAside,
  resend,
  resendAll,
  sentAgain,
  type FailedScore,
  type Grades,
} from './grade.state.ts';

/** Scores that did not reach the gradebook: which, why in the platform's own words, and the act that sends again. */
export function FailedScores({ data }: { data: Grades }) {
  const { busy, error, run } = useAct();
  return (
    <>
      {error.value && <Problem error={error.value} act />}
      <ul class="rows" role="list">
        {data.failed.map((row) => (
          <Row key={row.id} row={row} label={labelOf(data, row)}>
            <Standing row={row} />
            <SendAgain
              row={row}
              label={labelOf(data, row)}
              busy={busy.value === row.id}
              send={() => run(row.id, () => resend(row.id))}
            />
            <button
              class="btn small"
              type="button"
              aria-busy={busy.value === `aside ${row.id}`}
              aria-label={t('grade.aside.label', { item: labelOf(data, row), person: row.person })}
              onClick={() => run(`aside ${row.id}`, () => putAside(row.id))}
            >
              {t('grade.aside')}
            </button>
          </Row>
        ))}
      </ul>
      {data.failed.length > 1 && (
        <ResendAll
          word={t('grade.resend-all', { count: data.failed.length })}
          busy={busy.value === 'all'}
          send={() => run('all', resendAll)}
        />
      )}
    </>
  );
}

export function ResendAll({ word, busy, send }: { word: string; busy: boolean; send: () => void }) {
  return (
    <div class="row">
      <button class="btn" type="button" aria-busy={busy} onClick={send}>
        {word}
      </button>
    </div>
  );
}

/** Failures that somebody looked at and let be; the reason stays, and so does the way back. */
export function ScoresAside({ data }: { data: Grades }) {
  const { busy, error, run } = useAct();
  return (
    <section class="stack tight" aria-labelledby="h-aside">
      <h2 id="h-aside">{t('grade.aside.title')}</h2>
      <p class="help">{t('grade.aside.help')}</p>
      {error.value && <Problem error={error.value} act />}
      <ul class="rows" role="list">
        {data.aside.map((row) => (
          <Row key={row.id} row={row} label={labelOf(data, row)}>
            {row.asideAt && (
              <span class="help">{t('grade.aside.at', { when: momentText(row.asideAt) })}</span>
            )}
            <SendAgain
              row={row}
              label={labelOf(data, row)}
              busy={busy.value === row.id}
              send={() => run(row.id, () => resend(row.id))}
            />
          </Row>
        ))}
      </ul>
    </section>
  );
}

function labelOf(data: Grades, row: FailedScore): string {
  return lineItemName(
    data.lineItems.find((one) => one.key === row.lineItem) ?? { key: row.lineItem, label: null },
  );
}

/** Trainers read a name or the number they know; an administrator the one to look up in the platform. */
function whose({ learner, person, since }: FailedScore): string {
  const when = momentText(since);
  if (!learner) return t('grade.whose', { person, since: when });
  const name = learner.name ?? t('grade.learner', { number: learner.number });
  return t('grade.of-learner', { name, since: when });
}

function Row({ row, label, children }: { row: FailedScore; label: string; children: ComponentChildren }) {
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
      {children}
    </li>
  );
}

/** Due at this moment: it is being sent, and a time of today would read as if it had been missed. */
const onItsWay = ({ nextTryAt }: FailedScore) => nextTryAt !== null && Date.parse(nextTryAt) <= Date.now();

function Standing({ row }: { row: FailedScore }) {
  if (onItsWay(row)) return <State state="waiting" word={t('grade.sending')} />;
  if (row.nextTryAt)
    return <State state="waiting" word={t('grade.next-try', { when: momentText(row.nextTryAt) })} />;
  return <State state="attention" word={t('grade.needs-you')} />;
}

interface SendAgainProps {
  row: FailedScore;
  label: string;
  busy: boolean;
  send: () => void;
}

function SendAgain({ row, label, busy, send }: SendAgainProps) {
  return (
    <button
      class="btn small"
      type="button"
      aria-busy={busy}
      aria-label={t('grade.resend.label', { item: label, person: row.person })}
      onClick={send}
    >
      {t(busy ? 'grade.sending' : 'grade.resend')}
    </button>
  );
}
