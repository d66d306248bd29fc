import './relationship.css';
import { lang, dayText, minutesText, t } from '../../core/i18n.ts';
import { ownDay } from '../../core/calendar.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Icon, State } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { LOG_A_SESSION } from './hours.types.ts';
import { AgreementPart } from './relationship-agreement.tsx';
import { CarePart } from './relationship-care.tsx';
import { ChangeAbout } from './relationship-change.tsx';
import { EndingPart } from './relationship-ending.tsx';
import { LogsPart, RecordsPart } from './relationship-records.tsx';
import { NextPart } from './relationship-next.tsx';
import { Nudges } from './relationship-nudges.tsx';
import { Label, OverTitle } from './relationship-parts.tsx';
import { PhasePart } from './relationship-phases.tsx';
import { SetUpPart } from './relationship-set-up.tsx';
import { TextsPart } from './relationship-texts.tsx';
import { hoursLog, openedRelationship } from './relationship.state.ts';
import type { PartProps } from './relationship.types.ts';
import { heldWith } from './relationship.view.ts';

const idOf = (params: Params) => params['relationship'] ?? '';

/** One person mentored: what comes next, what was agreed, what was written, and every way to go on or to end. */
function RelationshipPage({ params }: { params: Params }) {
  const id = idOf(params);
  return (
    <Loaded of={openedRelationship(id)}>
      {(opened) => <Loaded of={hoursLog()}>{(log) => <One opened={opened} log={log} />}</Loaded>}
    </Loaded>
  );
}
export const relationshipPage: Page = {
  Component: RelationshipPage,
  needs: (params) => [openedRelationship(idOf(params)), hoursLog()],
};

function One({ opened, log }: Omit<PartProps, 'held'>) {
  const held = heldWith(log, opened.relationship.id);
  const props = { opened, log, held };
  return (
    <article class="relationship">
      <Head {...props} />
      <Nudges {...props} />
      <div class="relationship-grid">
        <NextPart {...props} />
        <AgreementPart {...props} />
        <RecordsPart {...props} />
      </div>
      <div class="relationship-rest">
        <LogsPart {...props} />
        <PhasePart {...props} />
        <SetUpPart {...props} />
        <TextsPart {...props} />
        <CarePart {...props} />
        <EndingPart {...props} />
      </div>
    </article>
  );
}

function Head({ opened: { relationship, sessions }, held }: PartProps) {
  const { id, label, line, format, startedAt, pausedAt, endedAt } = relationship;
  const since = dayText(ownDay(startedAt), 'year');
  return (
    <>
      <OverTitle />
      <header class="relationship-head">
        <div>
          <Title text={line || t('hours.relationship.title', { label })} tab={label}>
            {line && (
              <>
                {' '}
                <Label of={label} />
              </>
            )}
          </Title>
          <p class="help">
            {t('hours.relationship.since', { format: t(`hours.relationship.format.${format}`), since })}{' '}
            {t('hours.relationship.held', {
              held: sessions,
              planned: relationship.sessionsPlanned,
              time: minutesText(held.minutes),
            })}
          </p>
          {pausedAt !== null && endedAt === null && (
            <p>
              <State state="quiet" word={t('hours.people.paused')} />
            </p>
          )}
          <ChangeAbout relationship={relationship} key={`${id}/${lang.value}`} />
        </div>
        {endedAt === null && (
          <a class="btn main" href={`${LOG_A_SESSION}?with=${id}`}>
            <Icon name="add" /> {t('hours.relationship.log')}
          </a>
        )}
      </header>
    </>
  );
}
