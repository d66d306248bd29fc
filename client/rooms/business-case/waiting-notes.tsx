import { useSignal } from '@preact/signals';
import { useAct, type Act } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { lang, momentText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { useOwnId } from '../../ui/own-id.ts';
import type { ArrivalsProps } from './section-arrivals.types.ts';
import { moveNote, sendNote, sentNotes, takeNoteBack, type SentNote } from './sent-notes.state.ts';
import { rowWith, tablesFor } from './words-as-row.ts';

interface Props extends ArrivalsProps {
  add: (words: string) => void;
}

/** Private notes that were sent to this section: placed, put aside or sent back, each by its author alone. */
export function WaitingNotes(props: Props) {
  const { data } = useData(sentNotes());
  const act = useAct();
  const said = useSignal('');
  const place = useFocusKept<HTMLParagraphElement>();
  const here = data.value?.notes.filter(({ section }) => section === props.section.slug) ?? [];
  const waiting = here.filter(({ state }) => state === 'waiting');
  const put = here.filter(({ state }) => state !== 'waiting');
  if (here.length === 0 && said.value === '') return null;
  const shared = { ...props, act, say: (words: string) => (said.value = words) };
  return (
    <section class="waiting-notes stack tight" aria-labelledby="waiting-notes">
      <h3 class="heading-small" id="waiting-notes">
        {t('case.arrivals.notes', { count: waiting.length })}
      </h3>
      {waiting.map((note) => (
        <Note key={keyOf(note)} note={note} {...shared} />
      ))}
      <p class="help" role="status" tabIndex={-1} ref={place}>
        {said}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
      {put.length > 0 && (
        <details class="fold">
          <summary>{t('case.arrivals.notes.put', { count: put.length })}</summary>
          <div class="stack">
            {put.map((note) => (
              <Note key={keyOf(note)} note={note} {...shared} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

const keyOf = ({ module, step, box }: SentNote) => `${module}/${step}/${box}`;

type NoteProps = Props & { note: SentNote; act: Act; say: (words: string) => void };

function Note(props: NoteProps) {
  const { note, act } = props;
  const id = useOwnId();
  const { number, title, module, step, question, text, sentAt, newText } = note;
  return (
    <article class="waiting-note stack tight" aria-labelledby={id}>
      <p id={id}>
        <a href={`/app/course/${module}/${step}`}>
          <span class="number">{number}</span> {title}
        </a>
      </p>
      {question && <p class="help">{question}</p>}
      <blockquote class="own-text">{text}</blockquote>
      <p class="help">{t('case.arrivals.notes.sent', { time: momentText(sentAt) })}</p>
      {newText !== null && (
        <>
          <p>
            <b>{t('case.arrivals.notes.changed')}</b>
          </p>
          <blockquote class="own-text">{newText}</blockquote>
          <Press {...props} does="renew" act={act} work={() => sendNote(note)} about={id} />
        </>
      )}
      {note.state === 'waiting' ? <Places {...props} about={id} /> : <Again {...props} about={id} />}
    </article>
  );
}

/** First the section's own list hears of it, then the words go in: a press that fails places nothing. */
function Places({ about, ...props }: NoteProps & { about: string }) {
  const { note, section, whole, write, add, say } = props;
  const place = async (put: () => void) => {
    await moveNote(note, 'placed');
    put();
    say(t('case.arrivals.placed'));
  };
  const aside = async () => {
    await moveNote(note, 'aside');
    say(t('case.arrivals.aside'));
  };
  return (
    <div class="row">
      <Press {...props} does="add" work={() => place(() => add(note.text))} about={about} />
      {tablesFor(note.text, { section, whole }).map((table) => (
        <button
          key={table.key}
          class="btn small"
          type="button"
          aria-describedby={about}
          onClick={() =>
            props.act.run(`${keyOf(note)} ${table.key}`, () =>
              place(() => write((value) => rowWith(note.text, table, value, whole.head.currency))),
            )
          }
        >
          {t('case.arrivals.row', { table: table.title[lang.value] })}
        </button>
      ))}
      <Press {...props} does="put-aside" work={aside} about={about} quiet />
      <Back {...props} about={about} />
    </div>
  );
}

const Again = ({ about, ...props }: NoteProps & { about: string }) => (
  <div class="row">
    <span class="help">{t(`case.arrivals.state.${props.note.state === 'placed' ? 'placed' : 'aside'}`)}</span>
    <Press {...props} does="wait" work={() => moveNote(props.note, 'waiting')} about={about} quiet />
    <Back {...props} about={about} />
  </div>
);

function Back({ about, ...props }: NoteProps & { about: string }) {
  const back = async () => {
    await takeNoteBack(props.note);
    props.say(t('case.arrivals.returned'));
  };
  return <Press {...props} does="back" work={back} about={about} quiet />;
}

interface PressProps {
  note: SentNote;
  act: Act;
  does: 'add' | 'put-aside' | 'back' | 'renew' | 'wait';
  work: () => Promise<void>;
  /** The note that it is about, for those who hear the button alone. */
  about: string;
  quiet?: boolean;
}

function Press({ note, act, does, work, about, quiet = false }: PressProps) {
  const name = `${keyOf(note)} ${does}`;
  return (
    <button
      class={quiet ? 'btn quiet small' : 'btn small'}
      type="button"
      aria-describedby={about}
      aria-busy={act.busy.value === name}
      onClick={() => act.run(name, work)}
    >
      {t(`case.arrivals.${does}`)}
    </button>
  );
}
