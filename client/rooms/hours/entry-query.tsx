import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Problem } from '../../shell/problem.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import { answerQuery } from './hours.state.ts';
import type { EntryEvent, ShownEntry } from './hours.types.ts';

const isQuestion = ({ what }: EntryEvent) => what === 'queried' || what === 'disputed';

/** What came back, in the words of whoever asked; a change of the entry or a line answers it. */
export function QueryPart({ entry, change }: { entry: ShownEntry; change: () => void }) {
  if (entry.state !== 'queried') return null;
  const at = entry.events.findLastIndex(isQuestion);
  const asked = entry.events[at];
  if (!asked || !('text' in asked)) return null;
  const answers = entry.events.slice(at + 1).filter(({ what }) => what === 'answered');
  return (
    <section class="banner returned" aria-label={t('hours.query')}>
      <StateIcon state="returned" />
      <b>{t(asked.what === 'disputed' ? `hours.query.${asked.reason}` : 'hours.query.trainer')}</b>
      {asked.text !== '' && <p class="asked-words">{asked.text}</p>}
      {answers.map((answer) => (
        <p key={answer.at}>{t('hours.query.answered', { text: 'text' in answer ? answer.text : '' })}</p>
      ))}
      <p>
        <button class="btn small" type="button" onClick={change}>
          {t('hours.query.change')}
        </button>
      </p>
      <Answer entry={entry} />
    </section>
  );
}

function Answer({ entry }: { entry: ShownEntry }) {
  // `write`: of its sending. The same words arrive once, however often they are sent, and other words are another one.
  const draft = useDraft(`hours/answer/${entry.id}`, { text: '', write: '' });
  const act = useAct();
  const [tried, setTried] = useState(false);
  const { text: typed, write } = draft.value.value;
  const text = typed.trim();
  const send = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (text === '') return;
    act.run('answer', async () => {
      await answerQuery(entry.id, { text, write });
      draft.clear();
      setTried(false);
    });
  };
  return (
    <form class="stack" noValidate inert={!draft.ready.value} onSubmit={send}>
      <AnswerBox
        value={typed}
        change={(next) => draft.write({ text: next, write: newId() })}
        missing={tried && text === ''}
      />
      <div class="row">
        <button class="btn" type="submit" aria-busy={act.busy.value !== ''}>
          {t('hours.query.send')}
        </button>
      </div>
      {act.error.value && <Problem error={act.error.value} act />}
    </form>
  );
}

interface BoxProps {
  value: string;
  change: (value: string) => void;
  missing: boolean;
}

const AnswerBox = ({ value, change, missing }: BoxProps) => (
  <WritingField
    label={t('hours.query.answer')}
    seenBy={t('hours.query.seen')}
    error={missing ? t('hours.query.missing') : undefined}
    longest={600}
    value={value}
    write={change}
  />
);
