import { useState } from 'preact/hooks';
import { closedDays } from '../../../server/rooms/hours/hours-pace.rule.ts';
import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateField, DateTimeGroup } from '../../ui/date-time.tsx';
import { Icon } from '../../ui/icon.tsx';
import { savePlan } from './hours.state.ts';
import type { Closures as Weeks, Hours } from './hours.types.ts';

const EMPTY = { from: '', to: '' };
const AT_MOST = 20;

/** Weeks in which nobody can be met: the pace leaves them out, and the figure moves with them. */
export function Closures({ log, close }: { log: Hours; close: () => void }) {
  const { closures, numbers } = log.home;
  const draft = useDraft<Weeks>('hours/closures', closures.length > 0 ? closures : [EMPTY]);
  const [tried, setTried] = useState(false);
  const act = useAct();
  const rows = draft.value.value;
  const { written, half, days } = readRows(rows);
  const over = days > numbers.closureDays;
  const save = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (half || over) return;
    act.run('save', async () => {
      await savePlan({ closures: written });
      draft.clear();
      close();
    });
  };
  return (
    <form class="sheet" noValidate inert={!draft.ready.value} onSubmit={save}>
      <p class="help">{t('hours.closures.help', { days: numbers.closureDays })}</p>
      {log.home.runClosures.length > 0 && <p class="help">{t('hours.closures.run')}</p>}
      <Rows rows={rows} write={draft.write} />
      <p class="error" role="status">
        {tried && half && t('hours.closures.half')}
        {over && t('hours.closures.over', { days, most: numbers.closureDays })}
      </p>
      <div class="row">
        <button class="btn" type="submit" aria-busy={act.busy.value !== ''}>
          {t('hours.closures.save')}
        </button>
      </div>
      {act.error.value && <Problem error={act.error.value} act />}
    </form>
  );
}

function readRows(rows: Weeks): { written: Weeks; half: boolean; days: number } {
  const written = rows.filter(({ from, to }) => from !== '' || to !== '');
  const half = written.some(({ from, to }) => from === '' || to === '' || to < from);
  return { written, half, days: half ? 0 : closedDays(written) };
}

const Rows = ({ rows, write }: { rows: Weeks; write: (rows: Weeks) => void }) => (
  <>
    {rows.map((row, at) => (
      <Row
        key={at}
        number={at + 1}
        row={row}
        change={(some) => write(rows.map((one, place) => (place === at ? { ...one, ...some } : one)))}
        remove={() => write(rows.filter((_, place) => place !== at))}
      />
    ))}
    {rows.length < AT_MOST && (
      <button class="btn quiet small" type="button" onClick={() => write([...rows, EMPTY])}>
        {t('hours.closures.add')}
      </button>
    )}
  </>
);

interface RowProps {
  number: number;
  row: Weeks[number];
  change: (some: Partial<Weeks[number]>) => void;
  remove: () => void;
}

const Row = ({ number, row, change, remove }: RowProps) => (
  <DateTimeGroup label={t('hours.closures.row', { number })}>
    <DateField
      label={t('hours.closures.from')}
      value={row.from}
      change={(from) => change({ from })}
      unfinished={t('hours.closures.unfinished')}
    />
    <DateField
      label={t('hours.closures.to')}
      value={row.to}
      change={(to) => change({ to })}
      min={row.from || undefined}
      unfinished={t('hours.closures.unfinished')}
    />
    <button
      class="btn icon"
      type="button"
      aria-label={t('hours.closures.remove', { number })}
      onClick={remove}
    >
      <Icon name="remove" />
    </button>
  </DateTimeGroup>
);
