import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { refused, stuck, waiting } from '../../core/outbox-state.ts';
import { minutesText, t } from '../../core/i18n.ts';
import type { Params } from '../../shell/page.types.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Icon } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { Toast, useToaster } from '../../ui/toast.tsx';
import { draftOf, draftWith, type EntryDraft, planned, repeated } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { newEntryId, voidEntry } from './hours.state.ts';
import { ENTRY, entryPath, HOURS, type Hours, recordPath } from './hours.types.ts';

interface Start {
  id: string;
  /** Another draft on this device for each way in. */
  thing: string;
  draft: EntryDraft;
}

/** What was refused is mended under its own id for as long as it is refused: after that, the id is that of a saved entry. */
function startOf({ again, next, with: who = '', mend }: Params, log: Hours, now: Date): Start {
  const id = newEntryId();
  const last = log.entries.find(({ id }) => id === again);
  if (last) return { id, thing: `hours/again/${last.id}`, draft: repeated(last, now) };
  const agreed = log.home.relationships.find(({ id }) => id === next);
  if (agreed?.next) return { id, thing: `hours/next/${agreed.next.at}`, draft: planned(agreed, log, now) };
  const refusedOne = log.notTaken.find(({ entry }) => entry === mend);
  if (refusedOne) {
    const { facts, ...said } = refusedOne.body;
    const times = { startedAt: new Date(facts.startedAt), endedAt: new Date(facts.endedAt) };
    // A refusal has been read with what stands there now.
    const now = log.entries.find((entry) => entry.id === mend)?.revision ?? null;
    const draft = draftOf({ ...said, ...facts, ...times }, now);
    return { id: refusedOne.entry, thing: `hours/mend/${refusedOne.entry}`, draft };
  }
  const open = log.home.relationships.filter(({ endedAt }) => endedAt === null);
  const only = open.length === 1 ? (open[0]?.id ?? '') : '';
  return { id, thing: `hours/new/${who}`, draft: draftWith(who || only, log, now) };
}

/** "Log a session", empty or filled from what is known: `again`, `next` and `with` say from what. */
export function NewEntry({ log, from }: { log: Hours; from: Params }) {
  const [round, setRound] = useState(0);
  const { id, thing, draft } = useMemo(() => startOf(from, log, new Date()), [round]);
  const [saved, setSaved] = useState('');
  useFocusKept();
  return (
    <div class="entry-page">
      <div class="row apart">
        <Title text={t('hours.entry.title')} />
        <a class="btn icon" href={HOURS} aria-label={t('hours.entry.close')}>
          <Icon name="close" />
        </a>
      </div>
      {saved === id ? (
        <AfterSaving
          id={id}
          log={log}
          again={() => {
            setSaved('');
            setRound(round + 1);
          }}
        />
      ) : (
        <EntryForm key={id} hours={log} id={id} thing={thing} start={draft} saved={() => setSaved(id)} />
      )}
    </div>
  );
}

/** What became of it, a way to take it back, and what can come next, now or later. */
function AfterSaving({ id, log, again }: { id: string; log: Hours; again: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const problem = refused.value.has(`${ENTRY}/${id}`);
  const isVoid = log.entries.find((entry) => entry.id === id)?.state === 'void';
  useLayoutEffect(() => place.current?.focus(), []);
  return (
    <div class="stack after-saving" ref={place} tabIndex={-1}>
      {problem ? <p class="banner attention">{t('hours.not-taken.one')}</p> : <Saved id={id} log={log} />}
      {isVoid && <p role="status">{t('hours.entry.taken-back')}</p>}
      {!isVoid && !problem && <Onward id={id} />}
      <button class="btn quiet" type="button" onClick={again}>
        {t('hours.entry.another')}
      </button>
      <a class="btn full" href={HOURS}>
        {t('hours.entry.back')}
      </a>
    </div>
  );
}

function Saved({ id, log }: { id: string; log: Hours }) {
  const toaster = useToaster();
  useEffect(() => {
    const counted = minutesText(log.count.counted);
    toaster.say({
      text: t('hours.entry.saved', { counted, target: log.home.numbers.target / 60 }),
      undo: () => void voidEntry(id, t('hours.entry.undone')),
    });
  }, []);
  return <Toast toaster={toaster} undoWord={t('hours.entry.undo')} />;
}

const Onward = ({ id }: { id: string }) => (
  <>
    {stuck.value && waiting.value.has(`${ENTRY}/${id}`) && <p class="help">{t('hours.entry.saved.waits')}</p>}
    <p>{t('hours.entry.finish')}</p>
    <a class="btn full" href={recordPath(id)}>
      {t('hours.finish')}
    </a>
    <a class="btn quiet" href={entryPath(id)}>
      {t('hours.entry.look')}
    </a>
  </>
);
