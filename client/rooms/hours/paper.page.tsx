import './relationship.css';
import type { ComponentChildren } from 'preact';
import { lang, minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { PLAIN } from '../forms/filled.ts';
import { OpenForm } from '../forms/form.page.tsx';
import { openedForm } from '../forms/forms.state.ts';
import type { AnswerName, Opened } from '../forms/forms.types.ts';
import { OnPaper } from '../forms/on-paper.tsx';
import { entryPath } from './hours.types.ts';
import { entryClocks } from './hours.view.ts';
import { Aims, Signed, SignedByMentee } from './relationship-agreement.tsx';
import { ChangeAbout } from './relationship-change.tsx';
import { Label, OverTitle } from './relationship-parts.tsx';
import {
  hoursLog,
  openedRelationship,
  type OpenedRelationship,
  type OwnEntry,
  type Relationship,
} from './relationship.state.ts';
import { isPaper, lengthOf, PAPERS, type PaperOf } from './relationship.view.ts';

/** A paper of a relationship: an answer of the forms room that is about it. */
const nameOf = (paper: PaperOf, subject: string): AnswerName => ({
  form: PAPERS[paper],
  variant: PLAIN,
  subject,
});

const wanted = (params: Params) => {
  const paper = params['paper'] ?? '';
  const id = params['relationship'] ?? '';
  return isPaper(paper) ? { paper, id, form: openedForm(nameOf(paper, id)) } : undefined;
};

function PaperPage({ params }: { params: Params }) {
  const found = wanted(params);
  if (!found) return <NoPageHere />;
  const { paper, id, form } = found;
  return (
    <Loaded of={openedRelationship(id)}>
      {(about) => (
        <Loaded of={form}>
          {(opened) => <OnePaper paper={paper} about={about} opened={opened} name={nameOf(paper, id)} />}
        </Loaded>
      )}
    </Loaded>
  );
}
export const paperPage: Page = {
  Component: PaperPage,
  needs: (params) => {
    const found = wanted(params);
    return found ? [openedRelationship(found.id), found.form] : [];
  },
};

interface OnePaperProps {
  paper: PaperOf;
  about: OpenedRelationship;
  opened: Opened;
  name: AnswerName;
}

function OnePaper({ paper, about, opened, name }: OnePaperProps) {
  const { relationship, aims } = about;
  const looksBack = paper === 'midpoint' || paper === 'final';
  return (
    <Sheet
      of={relationship}
      opened={opened}
      name={name}
      below={paper === 'agreement' && <Signatures relationship={relationship} />}
    >
      {paper === 'agreement' && (
        <div>
          <ChangeAbout relationship={relationship} />
        </div>
      )}
      {looksBack && <Connected relationship={relationship} />}
      {looksBack && <Aims {...aims} level={2} />}
    </Sheet>
  );
}

/** Asked again whenever two people look back: jobs change (N16). */
const Connected = ({ relationship }: { relationship: Relationship }) => (
  <div class="paper-facts">
    <span>
      {t('hours.relationship.paper.connected', {
        how: t(`hours.relationship.connection.${relationship.connection ?? 'open'}`),
      })}
    </span>{' '}
    <ChangeAbout relationship={relationship} word={t('hours.relationship.paper.connected.change')} />
  </div>
);

/** Once the mentor has signed, it waits for the mentee: said where the agreement is, too. */
const Signatures = ({ relationship }: { relationship: Relationship }) =>
  relationship.agreement.mentorAt === null ? null : (
    <div class="stack paper-facts">
      <Signed relationship={relationship} paper={undefined} />
      <SignedByMentee relationship={relationship} />
    </div>
  );

interface SheetProps {
  of: { id: string; label: string } | undefined;
  opened: Opened;
  name: AnswerName;
  children: ComponentChildren;
  below?: ComponentChildren;
}

/** A form with what is known already above it: that is shown, and not asked again. */
const Sheet = ({ of, opened, name, children, below }: SheetProps) => (
  <article class="form-page relationship">
    <OverTitle of={of} />
    <header class="form-head">
      <Title text={opened.form.title[lang.value]}>
        {of && (
          <>
            {' '}
            <Label of={of.label} />
          </>
        )}
      </Title>
      <p class="lede">{opened.form.note[lang.value]}</p>
      {children}
      <OnPaper name={name} />
      <details class="who-sees" open>
        <summary>{t('forms.who')}</summary>
        <p>{opened.form.sees[lang.value]}</p>
      </details>
    </header>
    <OpenForm opened={opened} name={name} />
    {below}
  </article>
);

const recordOf = (params: Params): AnswerName => ({
  form: 'progress-record',
  variant: PLAIN,
  subject: params['entry'] ?? '',
});

/** The record of a meeting, a call or a run of messages: when it was stands in its entry and is not asked again (C3). */
function RecordPage({ params }: { params: Params }) {
  const name = recordOf(params);
  return (
    <Loaded of={hoursLog()}>
      {(log) => {
        const entry = log.entries.find(({ id }) => id === name.subject);
        if (!entry) return <NoPageHere />;
        return (
          <Loaded of={openedForm(name)}>
            {(opened) => (
              <Sheet
                of={log.relationships.find(({ id }) => id === entry.relationship)}
                opened={opened}
                name={name}
              >
                <OfEntry entry={entry} />
              </Sheet>
            )}
          </Loaded>
        );
      }}
    </Loaded>
  );
}
export const recordPage: Page = {
  Component: RecordPage,
  needs: (params) => [hoursLog(), openedForm(recordOf(params))],
};

/** Day, channel and person stand among what is known; the clock and the way to change any of it stand here. */
const OfEntry = ({ entry }: { entry: OwnEntry }) => (
  <p class="row paper-facts">
    <span>
      {t('hours.relationship.paper.entry', {
        ...entryClocks(entry),
        time: minutesText(lengthOf(entry)),
      })}
    </span>
    <a class="btn quiet small" href={entryPath(entry.id)}>
      {t('hours.relationship.paper.entry.change')}
    </a>
  </p>
);
