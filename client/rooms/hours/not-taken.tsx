import { t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { ruleText } from './entry-problems.ts';
import { throwAway } from './hours.state.ts';
import { type Hours, LOG_A_SESSION, type NotTaken } from './hours.types.ts';
import { entryDay, entryTimes, withWhom } from './hours.view.ts';

/** Entries that were kept on this device and then refused, as another device had used the time: nothing of them is lost. */
export const NotTakenList = ({ log }: { log: Hours }) => (
  <>
    {log.notTaken.map((one) => (
      <One key={one.entry} one={one} log={log} />
    ))}
  </>
);

function One({ one, log }: { one: NotTaken; log: Hours }) {
  const { facts } = one.body;
  const entry = { ...facts, startedAt: new Date(facts.startedAt), endedAt: new Date(facts.endedAt) };
  const [first] = one.problems;
  return (
    <div class="banner attention">
      <StateIcon state="attention" />
      <b>
        {t('hours.not-taken', {
          what: `${withWhom(entry, log.home.relationships)}, ${entryDay(entry)}, ${entryTimes(entry)}`,
        })}
      </b>
      <p>
        {one.code === 'conflict'
          ? t('hours.not-taken.conflict')
          : ruleText(first?.rule ?? '', first?.minutes ?? 0)}
      </p>
      <div class="row">
        <a class="btn small" href={`${LOG_A_SESSION}?mend=${one.entry}`}>
          {t('hours.not-taken.mend')}
        </a>
        <button class="btn quiet small" type="button" onClick={() => void throwAway(one.entry)}>
          {t('hours.not-taken.throw')}
        </button>
      </div>
    </div>
  );
}
