import './entry.css';
import { useMemo, useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { type Draft, useDraft } from '../../core/drafts.ts';
import { minutesText, t } from '../../core/i18n.ts';
import { TickField } from '../../ui/field.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { bodyOf, type EntryDraft } from './entry-draft.ts';
import { AroundField, KindField } from './entry-kind.tsx';
import { LengthField } from './entry-length.tsx';
import { CanWait } from './entry-more.tsx';
import type { PartProps } from './entry-part.types.ts';
import { judge } from './entry-problems.ts';
import { WhenField } from './entry-when.tsx';
import { WhoField } from './entry-who.tsx';
import { saveEntry } from './hours.state.ts';
import type { Hours } from './hours.types.ts';
import { withWhom } from './hours.view.ts';

interface FormProps {
  hours: Hours;
  /** Of the entry: a new one has an id before it is anywhere. */
  id: string;
  /** What it is called on this device until it is saved. */
  thing: string;
  start: EntryDraft;
  saved: () => void;
  /** Of an entry that stands: out of the form again, and what was written in it is gone. */
  leave?: () => void;
}

/** One session: with whom, when, how long. Everything else can wait, and says so. */
export function EntryForm(props: FormProps) {
  const { part, kept, act, save } = useEntry(props);
  const stopped = part.tried && part.verdict.blocks.length > 0;
  return (
    <form
      class="entry-form"
      noValidate
      inert={!kept.ready.value}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <WhoField {...part} />
      <WhenField {...part} />
      <LengthField {...part} />
      <KindField {...part} />
      <AroundField {...part} />
      <Warnings {...part} />
      <Sum {...part} />
      <p class="error" role="status">
        {stopped && t('hours.entry.not-yet')}
      </p>
      <button class="btn main full" type="submit" aria-busy={act.busy.value !== ''}>
        {t('hours.entry.save')}
      </button>
      <CanWait {...part} />
      <p>
        <SeenBy>{t('hours.entry.seen')}</SeenBy>
      </p>
      {props.leave && <Leave kept={kept} leave={props.leave} />}
    </form>
  );
}

const Leave = ({ kept, leave }: { kept: Draft<EntryDraft>; leave: () => void }) => (
  <button
    class="btn quiet"
    type="button"
    onClick={() => {
      kept.clear();
      leave();
    }}
  >
    {t('hours.entry.keep')}
  </button>
);

/** The draft on this device, what the rules say to it, and the way to save it. */
function useEntry({ hours, id, thing, start, saved }: FormProps) {
  const kept = useDraft(thing, start);
  const [tried, setTried] = useState(false);
  const act = useAct();
  // The clock is the form's own, never the draft's: one kept in another zone is of times that nobody could see here.
  const draft = useMemo(() => ({ ...kept.value.value, zone: start.zone }), [kept.value.value, start.zone]);
  const verdict = useMemo(() => judge(draft, id, { hours, now: new Date() }), [draft, id, hours]);
  const save = () => {
    setTried(true);
    const { entry, blocks } = verdict;
    if (!entry || blocks.length > 0) return;
    const revision = draft.revision ?? hours.entries.find((one) => one.id === id)?.revision ?? 0;
    // One at a time: the device may take a while, and a second press would send the same once more, as another write.
    act.run('save', async () => {
      await saveEntry(id, bodyOf(draft, entry, revision));
      kept.clear();
      saved();
    });
  };
  // A warning was about what stood there: after a change it is read anew.
  const change = (some: Partial<EntryDraft>) => kept.write({ ...draft, warned: [], ...some });
  const part: PartProps = { draft, verdict, hours, tried, change };
  return { part, kept, act, save };
}

/** To be read and ticked (rules H11, H12). */
const Warnings = ({ draft, change, verdict: { warnings, says } }: PartProps) => (
  <>
    {warnings.map((rule) => (
      <div key={rule} class="banner">
        {rule === 'H12' && <p>{says.week}</p>}
        <TickField
          label={t(rule === 'H12' ? 'hours.entry.read.week' : 'hours.entry.read.late')}
          checked={draft.warned.includes(rule)}
          change={(on) =>
            change({ warned: on ? [...draft.warned, rule] : draft.warned.filter((one) => one !== rule) })
          }
        />
      </div>
    ))}
  </>
);

/** What this one counts, and what stands after it. */
function Sum({ verdict: { entry, after }, hours }: PartProps) {
  if (!entry || !after) return null;
  const own = after.byEntry.get(entry.id);
  const { target } = hours.home.numbers;
  return (
    <div class="entry-sum" aria-live="polite">
      <p class="total">
        <span class="number">{minutesText(own?.counts ?? 0)}</span>{' '}
        {t('hours.entry.sum', { who: withWhom(entry, hours.home.relationships) })}
      </p>
      <p class="help">
        {t('hours.entry.after', { counted: minutesText(after.counted), target: target / 60 })}
        {own?.why && <> {t(`hours.why.${own.why}`, { surplus: minutesText(own.surplus) })}</>}
      </p>
    </div>
  );
}
