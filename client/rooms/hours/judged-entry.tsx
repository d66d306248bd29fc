import { useSignal } from '@preact/signals';
import { type Act, useAct } from '../../core/act.ts';
import { type Draft, useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Problem } from '../../shell/problem.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { accept, askAbout, settle, type TrainerEntry } from './cohort-hours.state.ts';
import { countsText, entryText, EntryState, whenText } from './cohort-hours.words.tsx';
import { Talk } from './entry-talk.tsx';
import { JudgedHistory } from './judged-history.tsx';

interface Props {
  entry: TrainerEntry;
  person: string;
}

/** One entry as a trainer reads it, with what they can say to it. */
export function JudgedEntry({ entry, person }: Props) {
  const act = useAct();
  return (
    <li class="stack tight">
      <div class="row apart">
        <div>
          <b>{whenText(entry)}</b>
          <p class="help">{entryText(entry)}</p>
        </div>
        <EntryState entry={entry} />
      </div>
      <p class="help">
        {t('hours.cohort.counts', { time: countsText(entry) })}
        {evidenceText(entry) && ` ${evidenceText(entry)}`}
      </p>
      {entry.lengthNote && <p dir="auto">{t('hours.cohort.length-note', { text: entry.lengthNote })}</p>}
      {entry.state === 'queried' && <Talk entry={entry} />}
      {act.error.value && <Problem error={act.error.value} act />}
      {entry.state !== 'void' && <Acts act={act} entry={entry} person={person} />}
      <JudgedHistory entry={entry} />
    </li>
  );
}

const EVIDENCE = ['progress-record', 'log-entry', 'diary-entry', 'review-form'] as const;

/** What else there is of it, by its sort. Nothing of it is ever shown. */
function evidenceText({ evidence }: TrainerEntry): string {
  const sorts = EVIDENCE.filter((one) => evidence.includes(one)).map((one) =>
    t(`hours.cohort.evidence.${one}`),
  );
  return sorts.length === 0 ? '' : t('hours.cohort.evidence', { sorts: sorts.join(', ') });
}

function Acts({ act, entry, person }: Props & { act: Act }) {
  const asking = useSignal(false);
  const place = useFocusKept<HTMLDivElement>();
  const about = { person, entry: entry.id };
  const press = (name: string, work: () => Promise<void>) => () => act.run(name, work);
  return (
    <>
      <div class="row" tabIndex={-1} ref={place}>
        {entry.late && (
          <Button act={act} name="accept" entry={entry} press={press('accept', () => accept(about))} />
        )}
        {entry.state === 'queried' && (
          <Button act={act} name="settle" entry={entry} press={press('settle', () => settle(about))} />
        )}
        {!asking.value && (
          <Button act={act} name="ask" entry={entry} press={() => void (asking.value = true)} />
        )}
      </div>
      {asking.value && <AskAbout act={act} about={about} close={() => void (asking.value = false)} />}
    </>
  );
}

function Button(props: {
  act: Act;
  name: 'accept' | 'settle' | 'ask';
  entry: TrainerEntry;
  press: () => void;
}) {
  const { act, name, entry, press } = props;
  return (
    <button
      class={name === 'ask' ? 'btn quiet small' : 'btn small'}
      type="button"
      aria-busy={act.busy.value === name}
      onClick={press}
    >
      {t(`hours.cohort.${name}`)} <span class="visually-hidden">{whenText(entry)}</span>
    </button>
  );
}

const LONGEST = 600;

/** Other words are another sending: what was changed after no answer came must not count as what was sent before. */
type Question = Draft<{ text: string; write: string }>;

/** A question about facts. What is typed stays on this device until it has arrived. */
function AskAbout(props: { act: Act; about: { person: string; entry: string }; close: () => void }) {
  const { act, about, close } = props;
  const draft = useDraft(`hours/query/${about.person}/${about.entry}`, { text: '', write: newId() });
  const missing = useSignal(false);
  const send = () => {
    const { text, write } = draft.value.value;
    missing.value = text.trim() === '';
    if (missing.value) return;
    act.run('send', async () => {
      await askAbout(about, { write, text: text.trim() });
      draft.clear();
      close();
    });
  };
  return (
    <div class="stack tight" inert={!draft.ready.value}>
      <QuestionField draft={draft} missing={missing.value} />
      <div class="row">
        <button class="btn small" type="button" aria-busy={act.busy.value === 'send'} onClick={send}>
          {t('hours.cohort.ask.send')}
        </button>
        <button class="btn quiet small" type="button" onClick={close}>
          {t('hours.cohort.ask.close')}
        </button>
      </div>
    </div>
  );
}

const QuestionField = ({ draft, missing }: { draft: Question; missing: boolean }) => (
  <WritingField
    label={t('hours.cohort.ask.label')}
    help={t('hours.cohort.ask.help')}
    seenBy={t('hours.cohort.ask.seen')}
    error={missing ? t('hours.cohort.ask.missing') : undefined}
    lines={2}
    longest={LONGEST}
    value={draft.value.value.text}
    write={(text) => draft.write({ text: text, write: newId() })}
  />
);
