import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { ruleText } from './entry-problems.ts';
import { throwAway } from './hours.state.ts';
import { type Hours, LOG_A_SESSION, type NotTaken } from './hours.types.ts';
import { entryDay, entryTimes, withWhom } from './hours.view.ts';

/**
 * Entries that were kept on this device and then refused, as another device had used the time: nothing of them is lost.
 * All, or that of one entry.
 */
export function NotTakenList({ log, of }: { log: Hours; of?: string }) {
  useFocusKept();
  return (
    <>
      {log.notTaken
        .filter(({ entry }) => of === undefined || entry === of)
        .map((one) => (
          <One key={one.entry} one={one} log={log} />
        ))}
    </>
  );
}

function One({ one, log }: { one: NotTaken; log: Hours }) {
  const [asking, setAsking] = useState(false);
  const { facts } = one.body;
  const entry = { ...facts, startedAt: new Date(facts.startedAt), endedAt: new Date(facts.endedAt) };
  const [first] = one.problems;
  const what = `${withWhom(entry, log.home.relationships)}, ${entryDay(entry)}, ${entryTimes(entry)}`;
  return (
    <div class="banner attention">
      <StateIcon state="attention" />
      <b>{t('hours.not-taken', { what })}</b>
      <p>
        {one.code === 'conflict'
          ? t('hours.not-taken.conflict')
          : ruleText(first?.rule ?? '', first?.minutes ?? 0)}
      </p>
      <div class="row">
        <a class="btn small" href={`${LOG_A_SESSION}?mend=${one.entry}`}>
          {t('hours.not-taken.mend')}
        </a>
        <button class="btn quiet small" type="button" onClick={() => setAsking(true)}>
          {t('hours.not-taken.throw')}
        </button>
      </div>
      <Dialog
        title={t('hours.not-taken.throw.ask')}
        open={asking}
        close={() => setAsking(false)}
        keepWord={t('hours.not-taken.keep')}
        acts={
          <button class="btn main" type="button" onClick={() => void throwAway(one.entry)}>
            {t('hours.not-taken.throw')}
          </button>
        }
      >
        <p>{t('hours.not-taken.throw.then', { what })}</p>
      </Dialog>
    </div>
  );
}
