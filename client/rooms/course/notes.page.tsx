import './course.css';
import './note.css';
import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { hasWords } from '../../core/has-words.ts';
import { lang, momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { printPage } from '../../shell/printing.ts';
import { Problem } from '../../shell/problem.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import type { ListedNote } from './course.types.ts';
import { byStep, notesAsText } from './note.list.ts';
import { notesToTake, ownNotes } from './note.state.ts';
import { UnderNote } from './step-slots.tsx';

/** Everything somebody wrote for themselves, by step: found by its words, printed, taken away as text. */
const NotesPage = () => (
  <>
    <Title text={t('course.note.title')} />
    <p class="lede">{t('course.note.lede')}</p>
    <Loaded of={ownNotes()}>{(notes) => (notes.length === 0 ? <NoNotes /> : <Notes notes={notes} />)}</Loaded>
  </>
);
export const notesPage: Page = { Component: NotesPage, needs: () => [ownNotes()] };

const NoNotes = () => (
  <EmptyState
    title={t('course.note.none.title')}
    act={
      <a class="btn" href="/app/course">
        {t('course.note.none.way')}
      </a>
    }
  >
    {t('course.note.none')}
  </EmptyState>
);

function Notes({ notes }: { notes: ListedNote[] }) {
  const typed = useSignal('');
  const question = typed.value.trim();
  const found = question
    ? notes.filter((one) =>
        hasWords(`${one.number} ${one.title} ${one.question ?? ''} ${one.text}`, question),
      )
    : notes;
  return (
    <>
      <div class="note-tools">
        <FindField
          id="find-note"
          label={t('course.note.find')}
          help={t('course.note.find.help')}
          value={typed.value}
          onInput={(words) => (typed.value = words)}
        />
        <TakeAway />
      </div>
      <p class="help" role="status">
        {question && t('course.note.count', { count: found.length })}
      </p>
      {byStep(found).map((group) => (
        <StepNotes key={group[0].step} notes={group} />
      ))}
    </>
  );
}

function TakeAway() {
  const act = useAct();
  return (
    <div class="row">
      <button
        class="btn small"
        type="button"
        aria-busy={act.busy.value === 'take'}
        onClick={() => act.run('take', async () => download(t('course.note.file'), await notesText()))}
      >
        {t('course.note.download')}
      </button>
      <button class="btn small" type="button" onClick={() => void printPage()}>
        <Icon name="print" /> {t('course.note.print')}
      </button>
      {act.error.value && <Problem error={act.error.value} />}
    </div>
  );
}

async function notesText(): Promise<string> {
  const { course, notes } = await notesToTake();
  return notesAsText(`${t('course.note.title')}: ${course}`, notes, momentText);
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function StepNotes({ notes }: { notes: readonly [ListedNote, ...ListedNote[]] }) {
  const [{ module, step, number, title }] = notes;
  const id = `h-${module}-${step}`;
  return (
    <section class="step-notes" aria-labelledby={id}>
      <h2 id={id}>
        <a href={`/app/course/${module}/${step}`}>
          <span class="number">{number}</span> {title}
        </a>
      </h2>
      {notes.map(({ box, question, text, savedAt }) => (
        <article key={box} aria-label={question ?? t('course.note.free')}>
          {question && <p class="question">{question}</p>}
          <p class="own-text">{text}</p>
          <p class="help">{t('course.note.saved', { time: momentText(savedAt) })}</p>
          <UnderNote
            box={box}
            label={question ?? t('course.note.free')}
            step={{ module, step, number, type: 'step', lang: lang.value, visibility: 'private' }}
          />
        </article>
      ))}
    </section>
  );
}
