import './send-note.css';
import './send-note.words.ts';
import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { sendUnsent } from '../../core/unsent-left.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { sectionPath } from './business-case.types.ts';
import { sendNote, whereNotesGo, type Sent, type WhereNotesGo } from './sent-notes.state.ts';

type Note = Omit<Sent, 'section'>;

/** Under a private note that has words: where in the business case a copy of them can go. Asked for when it is opened. */
export function SendNote({ target, step, asked }: SlotProps) {
  const [open, setOpen] = useState(false);
  const { module, step: slug } = asked ?? step;
  const note = { module, step: slug, box: target };
  return (
    <div class="send-note">
      <button class="btn quiet small" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('case.notes.send')}
      </button>
      {open && (
        <Loaded of={whereNotesGo(note)} part>
          {(where) => <Where note={note} where={where} />}
        </Loaded>
      )}
    </div>
  );
}

function Where({ note, where }: { note: Note; where: WhereNotesGo }) {
  const [section, setSection] = useState(where.sections[0]?.slug ?? '');
  const { act, news, send } = useSending(note);
  return (
    <div class="stack tight">
      <p class="help">{t('case.notes.says')}</p>
      <Field label={t('case.notes.section')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={section}
            onChange={({ currentTarget }) => setSection(currentTarget.value)}
          >
            <Group label={t('case.notes.own')} sections={where.sections.filter(({ own }) => own)} />
            <Group label={t('case.notes.others')} sections={where.sections.filter(({ own }) => !own)} />
          </select>
        )}
      </Field>
      <p>
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={() => send(section)}
        >
          {t('case.notes.do')}
        </button>
      </p>
      <p class="help" role="status">
        {news && t(`case.notes.${news}`)}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
      <Went note={note} where={where} />
    </div>
  );
}

/** The server reads the note itself, so its newest words go there first. */
function useSending(note: Note) {
  const act = useAct();
  const [news, setNews] = useState<'sent' | 'unsent' | undefined>(undefined);
  const send = (section: string) =>
    act.run('send', async () => {
      setNews(undefined);
      const whole = await sendUnsent();
      if (whole) await sendNote({ ...note, section });
      setNews(whole ? 'sent' : 'unsent');
    });
  return { act, news, send };
}

const Group = ({ label, sections }: { label: string; sections: WhereNotesGo['sections'] }) =>
  sections.length === 0 ? null : (
    <optgroup label={label}>
      {sections.map(({ slug, title }) => (
        <option key={slug} value={slug}>
          {title[lang.value]}
        </option>
      ))}
    </optgroup>
  );

/** Where it went already, and what became of it there. */
function Went({ note, where }: { note: Note; where: WhereNotesGo }) {
  const went = where.sent.filter(({ box }) => box === note.box);
  if (went.length === 0) return null;
  return (
    <ul class="sent-to" role="list" aria-label={t('case.notes.went')}>
      {went.map(({ section, state }) => (
        <li key={section}>
          <a href={sectionPath(section)}>
            {where.sections.find(({ slug }) => slug === section)?.title[lang.value] ?? section}
          </a>{' '}
          <span class="help">{t(`case.notes.state.${state}`)}</span>
        </li>
      ))}
    </ul>
  );
}
