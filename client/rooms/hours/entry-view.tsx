import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { minutesText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Title } from '../../ui/title.tsx';
import { AskPart } from './ask-part.tsx';
import { draftOf } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { History } from './entry-history.tsx';
import { QueryPart } from './entry-query.tsx';
import { VoidDialog } from './entry-void.tsx';
import { EntryStateText, whatText } from './entry-words.tsx';
import { restoreEntry } from './hours.state.ts';
import { HOURS, type Hours, recordPath, type ShownEntry } from './hours.types.ts';
import { NotTakenList } from './not-taken.tsx';
import { entryDay, entryTimes, withWhom } from './hours.view.ts';

interface ViewProps {
  entry: ShownEntry;
  log: Hours;
}

/** One entry: what it says and counts, what happened to it, and what can be done about it. */
export function EntryView(props: ViewProps) {
  const { entry, log } = props;
  const [changing, setChanging] = useState(false);
  const who = withWhom(entry, log.home.relationships);
  useFocusKept();
  return (
    <>
      <p class="over-title">
        <a href={HOURS}>{t('hours.title')}</a>
      </p>
      <Title text={t('hours.entry.of', { day: entryDay(entry), who })} />
      {changing ? (
        <div class="entry-page">
          <EntryForm
            hours={log}
            id={entry.id}
            thing={`hours/change/${entry.id}`}
            start={draftOf(entry, entry.waits ? null : entry.revision)}
            saved={() => setChanging(false)}
            leave={() => setChanging(false)}
          />
        </div>
      ) : (
        <>
          <NotTakenList log={log} of={entry.id} />
          <Facts {...props} />
          <QueryPart entry={entry} change={() => setChanging(true)} />
          <Acts {...props} change={() => setChanging(true)} />
          {isAskable(entry) && <AskPart of={{ entry: entry.id }} />}
        </>
      )}
      <History {...props} />
    </>
  );
}

/** What nobody has confirmed yet, and somebody else can know of; not what still waits to be sent. */
const isAskable = ({ kind, state, revision }: ShownEntry): boolean =>
  (state === 'claimed' || state === 'queried') && kind !== 'does-not-count' && revision > 0;

function Facts({ entry, log }: ViewProps) {
  const count = log.count.byEntry.get(entry.id);
  const rows: [string, string | null][] = [
    [t('hours.head.when'), `${entryDay(entry)}, ${entryTimes(entry)}`],
    [t('hours.head.what'), whatText(entry)],
    [t('hours.entry.channel'), t(`hours.channel.${entry.channel}`)],
    [t('hours.entry.break'), entry.breakMin > 0 ? minutesText(entry.breakMin) : null],
    [t('hours.head.counts'), minutesText(count?.counts ?? 0)],
    [t('hours.entry.note'), entry.lengthNote || null],
    [t('hours.entry.private'), entry.privateNote || null],
  ];
  return (
    <>
      <p>
        <EntryStateText entry={entry} relationships={log.home.relationships} />
      </p>
      <dl class="facts entry-facts">
        {rows.map(
          ([word, value]) =>
            value !== null && (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {count?.why && (
        <p class="help">{t(`hours.why.${count.why}`, { surplus: minutesText(count.surplus) })}</p>
      )}
    </>
  );
}

function Acts({ entry, change }: ViewProps & { change: () => void }) {
  const [asking, setAsking] = useState(false);
  const act = useAct();
  if (entry.state === 'void') {
    return (
      // Another row, so that its button does not become the one to change it under a second press.
      <div class="row" key="void">
        <button
          class="btn"
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={() => act.run('restore', () => restoreEntry(entry.id))}
        >
          {t('hours.entry.restore')}
        </button>
        {act.error.value && <Problem error={act.error.value} act />}
      </div>
    );
  }
  return (
    <div class="row">
      {entry.kind !== 'does-not-count' && (
        <a class="btn" href={recordPath(entry.id)}>
          {t('hours.finish')}
        </a>
      )}
      <button class="btn" type="button" onClick={change}>
        {t('hours.entry.change')}
      </button>
      <button class="btn quiet" type="button" onClick={() => setAsking(true)}>
        {t('hours.entry.void')}
      </button>
      <VoidDialog entry={entry} open={asking} close={() => setAsking(false)} />
    </div>
  );
}
