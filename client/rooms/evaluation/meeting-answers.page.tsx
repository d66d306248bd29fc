import './evaluation.css';
import { momentText, t, lang } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { ReadValue } from '../forms/read-value.tsx';
import { Averages } from './averages.tsx';
import { ANSWERS, notesPath } from './desk-words.ts';
import { evaluatedMeeting, type DeskMeeting, type Evaluated } from './evaluation.state.ts';

const wanted = ({ set = '', n = '' }: Params) => evaluatedMeeting({ set, n });

/** All that was said of one meeting, for whoever facilitates the set. */
const MeetingAnswersPage = ({ params }: { params: Params }) => (
  <Loaded of={wanted(params)}>{(data) => <Whole data={data} />}</Loaded>
);
export const meetingAnswersPage: Page = {
  Component: MeetingAnswersPage,
  needs: (params) => [wanted(params)],
};

function Whole({ data }: { data: Evaluated }) {
  const { meeting, averages, answers, fields, notes, notesFields } = data;
  const { number, n, answered, there, dueAt } = meeting;
  return (
    <div class="stack loose">
      <header class="stack tight">
        <p class="help">
          <a class="evaluation-to" href={ANSWERS}>
            {t('evaluation.desk.title')}
          </a>
        </p>
        <Title text={t('evaluation.desk.meeting', { set: number, n })} />
        <p class="lede">
          {t('evaluation.desk.rate', { answered, of: there })}{' '}
          {dueAt && t('evaluation.desk.due', { at: momentText(dueAt) })}
        </p>
      </header>
      {averages.length > 0 && (
        <section class="stack tight" aria-labelledby="h-averages">
          <h2 id="h-averages">{t('evaluation.averages')}</h2>
          <Averages of={averages} />
        </section>
      )}
      <Answers answers={answers} fields={fields} />
      <OwnNotes meeting={meeting} />
      {notes.length > 0 && (
        <section class="stack tight" aria-labelledby="h-others">
          <h2 id="h-others">{t('evaluation.desk.others')}</h2>
          <p class="help">{t('evaluation.desk.others.why')}</p>
          {notes.map(({ finishedAt, values }) => (
            <article key={finishedAt} class="evaluation-answer">
              <p class="help">{momentText(finishedAt)}</p>
              <Read fields={notesFields} values={values} />
            </article>
          ))}
        </section>
      )}
    </div>
  );
}

const Answers = ({ answers, fields }: Pick<Evaluated, 'answers' | 'fields'>) => (
  <section class="stack tight" aria-labelledby="h-answers">
    <h2 id="h-answers">{t('evaluation.desk.answers')}</h2>
    <p class="help">
      {t(answers.length === 0 ? 'evaluation.desk.no-answer' : 'evaluation.desk.answers.why')}
    </p>
    {answers.map((one, at) => (
      <article key={at} class="evaluation-answer">
        <h3>
          {one.name === null ? (
            t('evaluation.desk.nameless', { number: one.number ?? 0 })
          ) : (
            <PersonName name={one.name} />
          )}
        </h3>
        <p class="help">
          {momentText(one.finishedAt)}
          {one.late && ` ${t('evaluation.desk.late')}`}
        </p>
        <Read fields={fields} values={one.values} />
      </article>
    ))}
  </section>
);

function OwnNotes({ meeting: { notes, subject } }: { meeting: DeskMeeting }) {
  return (
    <section class="stack tight" aria-labelledby="h-notes">
      <h2 id="h-notes">{t('evaluation.desk.notes')}</h2>
      {notes === 'off' ? (
        <p>{t('evaluation.desk.notes.off.why')}</p>
      ) : (
        <>
          <p class="help">{t('evaluation.desk.notes.why')}</p>
          <p>
            <a class="btn" href={notesPath(subject)}>
              {t(notes === 'none' ? 'evaluation.desk.notes.write' : 'evaluation.desk.notes.open')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

const Read = ({ fields, values }: { fields: Evaluated['fields']; values: Record<string, unknown> }) => (
  <dl class="evaluation-said">
    {fields.flatMap((field) =>
      values[field.key] === undefined
        ? []
        : [
            <div key={field.key}>
              <dt>{field.label[lang.value]}</dt>
              <dd>
                <ReadValue field={field} value={values[field.key]} sources={{}} />
              </dd>
            </div>,
          ],
    )}
  </dl>
);
