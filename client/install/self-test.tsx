import { useSignal } from '@preact/signals';
import { useAct } from '../core/act.ts';
import { t, tCode } from '../core/i18n.ts';
import { Problem } from '../core/not-open.tsx';
import { StateIcon, type StateName } from '../ui/icon.tsx';
import { selfTest } from './install.state.ts';
import type { Check } from './install.types.ts';

const ICONS: Record<Check['state'], StateName> = { ok: 'done', warn: 'waiting', fail: 'attention' };

/** Tries the installation against the platform when asked, and says what it found in words for people. */
export function SelfTest() {
  const act = useAct();
  const checks = useSignal<Check[] | undefined>(undefined);
  const run = () =>
    act.run('test', async () => {
      checks.value = await selfTest();
    });
  const running = act.busy.value !== '';
  const list = checks.value;
  return (
    <section class="blk first" aria-labelledby="h-test">
      <h2 id="h-test">{t('admin.test.title')}</h2>
      <p class="help" role="status">
        {list
          ? t('admin.test.result', { failed: list.filter((one) => one.state === 'fail').length })
          : t('admin.test.help')}
      </p>
      {act.error.value && <Problem error={act.error.value} retry={run} />}
      {list && (
        <ul class="tests" role="list">
          {list.map((check) => (
            <Line key={check.key} check={check} />
          ))}
        </ul>
      )}
      <div class="row">
        <button class="btn small" type="button" aria-busy={running} onClick={run}>
          {t(running ? 'admin.test.running' : list ? 'admin.test.again' : 'admin.test.run')}
        </button>
      </div>
    </section>
  );
}

function Line({ check }: { check: Check }) {
  const code = check.state === 'ok' ? '' : tCode('admin.check.code', check.code, 'admin.check.code.other');
  return (
    <li class={check.state}>
      <StateIcon state={ICONS[check.state]} />
      <div>
        <b>{tCode('admin.check', check.key, 'admin.check.other', { key: check.key })}</b>
        <span class="vh"> {t(`admin.check.state.${check.state}`)}</span>
        {code && <p class="help">{code}</p>}
        {check.detail && <p class="help mono">{check.detail}</p>}
      </div>
    </li>
  );
}
