import './forms.css';
import { t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import { newId } from '../../core/outbox.ts';
import { isLearner } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { State } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { pathOf } from './filled.ts';
import { listedForms, sharedWithMe } from './forms.state.ts';
import type { Listed } from './forms.types.ts';
import { ReadShared } from './read-shared.tsx';

/** What somebody has written in forms, the forms themselves, empty, and what others have shared with them. */
function PapersPage() {
  const writes = me.value !== undefined && isLearner(me.value);
  return (
    <div class="stack loose">
      <Title text={t(writes ? 'forms.papers.title' : 'forms.papers.title-staff')} />
      <Loaded of={listedForms()}>
        {({ forms }) => (
          <div class="stack wide">
            {writes && <Written forms={forms.filter(({ state }) => state !== 'empty')} />}
            <Together forms={forms.filter(({ together }) => together)} writes={writes} />
            <SharedWithMe />
            <Blank forms={forms.filter(({ together }) => !together)} writes={writes} />
          </div>
        )}
      </Loaded>
    </div>
  );
}
export const papersPage: Page = { Component: PapersPage, needs: () => [listedForms()] };

const STATES = { empty: 'todo', draft: 'doing', finished: 'done' } as const;

function Written({ forms }: { forms: readonly Listed[] }) {
  return (
    <section class="stack" aria-labelledby="h-written">
      <h2 id="h-written">{t('forms.papers.written')}</h2>
      {forms.length === 0 && <EmptyState>{t('forms.papers.none')}</EmptyState>}
      <ul class="papers" role="list">
        {forms.map((one) => (
          <li key={pathOf(one)}>
            <a href={pathOf(one)}>{one.title}</a>
            <State state={STATES[one.state]} word={t(`forms.state.${one.state}`)} />
            {one.savedAt !== null && (
              <span class="help">{t('forms.papers.saved', { when: timeText(one.savedAt) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One text of the whole run: learners read and adopt it, trainers write it down. */
function Together({ forms, writes }: { forms: readonly Listed[]; writes: boolean }) {
  if (forms.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-together">
      <h2 id="h-together">{t('forms.papers.together')}</h2>
      <p class="help">{t(writes ? 'forms.papers.together.help' : 'forms.papers.together.help-staff')}</p>
      <ul class="papers" role="list">
        {forms.map((one) => (
          <li key={pathOf(one)}>
            <a href={pathOf(one)}>{one.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SharedWithMe() {
  return (
    <section class="stack" aria-labelledby="h-shared">
      <h2 id="h-shared">{t('forms.papers.shared')}</h2>
      <Loaded of={sharedWithMe()} part>
        {({ answers }) => (
          <>
            {answers.length === 0 && <p class="help">{t('forms.papers.shared.none')}</p>}
            {answers.map((answer) => (
              <details
                key={`${answer.person}/${answer.form}/${answer.variant}/${answer.subject}`}
                class="shared-answer"
              >
                <summary>
                  <PersonName
                    name={
                      answer.disguise ?? answer.name ?? t('forms.papers.learner', { number: answer.number })
                    }
                  />
                  : {answer.title}
                </summary>
                <ReadShared answer={answer} />
              </details>
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Blank({ forms, writes }: { forms: readonly Listed[]; writes: boolean }) {
  const once = forms.filter((one, at) => forms.findIndex((other) => sameForm(one, other)) === at);
  return (
    <section class="stack" aria-labelledby="h-blank">
      <h2 id="h-blank">{t('forms.papers.blank')}</h2>
      <p class="help">{t('forms.papers.blank.help')}</p>
      <ul class="papers" role="list">
        {once.map((one) => (
          <li key={pathOf(one)}>
            <a
              href={pathOf({ ...one, subject: 'blank' })}
              aria-label={t('forms.papers.print', { title: one.title })}
            >
              {one.title}
            </a>
            {writes && (one.many || one.state === 'empty') && (
              <a class="btn small" href={pathOf(one.many ? { ...one, subject: newId() } : one)}>
                {t(one.many ? 'forms.papers.new-entry' : 'forms.papers.open')}
                <span class="visually-hidden"> {one.title}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const sameForm = (one: Listed, other: Listed) => one.form === other.form && one.variant === other.variant;
