import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { type Directory, type Entry, showInDirectory } from './member.state.ts';

const NOTHING: Entry = { to: 'nobody', mail: '', phone: '', other: '', about: '' };
const READERS = ['nobody', 'set', 'cohort'] as const;
const WAYS = { mail: 254, phone: 60, other: 200, about: 400 } as const;
type Way = keyof typeof WAYS;

function useEntry(kept: Entry) {
  const draft = useDraft<Entry | null>('live/entry', null);
  const act = useAct();
  const entry = draft.value.value ?? kept;
  const save = (event: Event) => {
    event.preventDefault();
    const sent = draft.value.peek();
    act.run('entry', async () => {
      await showInDirectory(entry);
      draft.sent(sent);
    });
  };
  return { draft, act, entry, save };
}

/** What one shows of how one may be reached: nothing, until one says to whom. */
export function SetEntry({ own }: { own: Directory['own'] }) {
  const kept = own ?? NOTHING;
  const { draft, act, entry, save } = useEntry(kept);
  return (
    <details class="set-entry">
      <summary>{t(`live.set.entry.${kept.to}`)}</summary>
      <form
        class="stack"
        noValidate
        inert={!draft.ready.value}
        onSubmit={save}
        aria-label={t('live.set.entry')}
      >
        <SegmentedChoice
          label={t('live.set.entry.to')}
          help={t('live.set.entry.to.help')}
          options={READERS.map((value) => ({ value, word: t(`live.set.entry.to.${value}`) }))}
          value={entry.to}
          choose={(to) => draft.write({ ...entry, to })}
        />
        {(Object.keys(WAYS) as Way[]).map((way) => (
          <Line key={way} way={way} entry={entry} write={(text) => draft.write({ ...entry, [way]: text })} />
        ))}
        {act.error.value && <Problem error={act.error.value} act />}
        <div class="row">
          <button class="btn" type="submit" aria-busy={act.busy.value === 'entry'}>
            {t('live.set.joining.send')}
          </button>
          <p class="help" role="status">
            {draft.value.value !== null ? t('live.set.note.unsent') : own && t('live.set.entry.saved')}
          </p>
        </div>
      </form>
    </details>
  );
}

const Line = ({ way, entry, write }: { way: Way; entry: Entry; write: (text: string) => void }) => (
  <Field label={t(`live.set.entry.${way}`)}>
    {(control) => (
      <input
        {...control}
        class="input"
        type="text"
        inputMode={way === 'mail' ? 'email' : way === 'phone' ? 'tel' : 'text'}
        dir="auto"
        maxLength={WAYS[way]}
        value={entry[way]}
        onInput={(event) => write(event.currentTarget.value)}
      />
    )}
  </Field>
);
