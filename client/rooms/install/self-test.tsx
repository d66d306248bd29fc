import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { listText, momentText, t, tCode } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { StateIcon, type StateName } from '../../ui/icon.tsx';
import { selfTest } from './install.state.ts';
import type { Check, SelfTestAnswer } from './install.types.ts';

const ICONS: Record<Check['state'], StateName> = {
  ok: 'done',
  warn: 'attention',
  fail: 'attention',
  waiting: 'waiting',
};

/** Tries the installation against the platform when asked, and says what it found in words for people. */
export function SelfTest() {
  const act = useAct();
  const answer = useSignal<SelfTestAnswer | undefined>(undefined);
  const run = () =>
    act.run('test', async () => {
      answer.value = await selfTest();
    });
  const running = act.busy.value !== '';
  const list = answer.value?.checks;
  return (
    <section class="block first" aria-labelledby="h-test">
      <div class="row apart base">
        <h2 id="h-test">{t('install.test.title')}</h2>
        {answer.value && <TakenAt answer={answer.value} />}
      </div>
      <p class="help" role="status">
        {list
          ? t('install.test.result', { failed: countOf(list, 'fail'), worth: countOf(list, 'warn') })
          : t('install.test.help')}
      </p>
      {act.error.value && <Problem error={act.error.value} retry={run} act />}
      {list && (
        <ul class="tests" role="list">
          {list.map((check) => (
            <Line key={`${check.key} ${check.detail?.['column'] ?? check.code}`} check={check} />
          ))}
        </ul>
      )}
      <div class="row">
        <button class="btn small" type="button" aria-busy={running} onClick={run}>
          {t(running ? 'install.test.running' : list ? 'install.test.again' : 'install.test.run')}
        </button>
      </div>
    </section>
  );
}

const countOf = (list: Check[], state: Check['state']) => list.filter((one) => one.state === state).length;

function TakenAt({ answer: { at, tookMs } }: { answer: SelfTestAnswer }) {
  const values = { when: momentText(at), seconds: Math.ceil(tookMs / 1000) };
  return <span class="help">{t('install.test.at', values)}</span>;
}

/** Lists that the server found stand in the sentence as words: "administrators, trainers and learners". */
function inWords(detail: NonNullable<Check['detail']>): NonNullable<Check['detail']> {
  const spoken = (names: string) =>
    listText(names.split(',').map((one) => tCode('install.seen', one.toLowerCase(), () => one)));
  const { ways, roles } = detail;
  return {
    ...detail,
    ...(typeof ways === 'string' ? { ways: spoken(ways) } : {}),
    ...(typeof roles === 'string' ? { roles: spoken(roles) } : {}),
  };
}

/** Figures of the check may stand in its sentence; the platform's own reason is shown as a quotation. */
function Line({ check: { key, state, code, tookMs, detail = {} } }: { check: Check }) {
  const reason = detail['reason'];
  // A failed call to the platform has the same codes, and so the same sentences, as a score that did not arrive.
  const sentence = tCode(
    `install.check.${key}`,
    code,
    () =>
      tCode(
        'install.check.failed',
        code,
        () => tCode('grade.code', code, `install.check.other.${state}`),
        inWords(detail),
      ),
    inWords(detail),
  );
  return (
    <li class={state}>
      <StateIcon state={ICONS[state]} />
      <div>
        <b>{t(`install.check.${key}`)}</b>
        <span class="visually-hidden"> {t(`install.check.state.${state}`)}</span>
        <p class="help">
          {sentence}
          {tookMs >= 100 && ` ${t('install.check.took', { seconds: Math.round(tookMs / 100) / 10 })}`}
        </p>
        {reason !== undefined && <p class="help">{t('install.check.reason', { reason })}</p>}
      </div>
    </li>
  );
}
