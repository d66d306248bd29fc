import { LOG_A_SESSION, recordPath, relationshipPath } from './hours.types.ts';
import './relationship.css';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { State } from '../../ui/icon.tsx';
import { entryDay } from './hours.view.ts';
import { Label } from './relationship-parts.tsx';
import { hoursLog, type Log, type Relationship } from './relationship.state.ts';
import { isTalk, openOnes, PAPERS, NEW_RELATIONSHIP, type PaperOf } from './relationship.view.ts';

/** What a step asks for lies with somebody who is mentored: it leads to their paper, to choosing one, or to adding somebody. */
export function PaperInStep({ target, label }: SlotProps) {
  const form = target.replace(/^FORM:/, '');
  const paper = (Object.keys(PAPERS) as PaperOf[]).find((one) => PAPERS[one] === form);
  return (
    <Loaded of={hoursLog()} part>
      {(log) => (
        <section class="paper-in-step" aria-label={label}>
          {paper ? <Papers log={log} paper={paper} label={label} /> : <Records log={log} label={label} />}
        </section>
      )}
    </Loaded>
  );
}

const AddSomebody = () => (
  <>
    <p>{t('hours.relationship.step.nobody')}</p>
    <p>
      <a class="btn" href={NEW_RELATIONSHIP}>
        {t('hours.relationship.step.add')}
      </a>
    </p>
  </>
);

function Papers({ log, paper, label }: { log: Log; paper: PaperOf; label: string }) {
  const open = openOnes(log);
  if (open.length === 0) return <AddSomebody />;
  return (
    <>
      <p>{t(open.length === 1 ? 'hours.relationship.step.one' : 'hours.relationship.step.choose')}</p>
      <ul class="rows tight" role="list">
        {open.map((one) => (
          <li key={one.id}>
            <a href={`${relationshipPath(one.id)}/${paper}`}>
              {label} <Label of={one.label} />
            </a>
            <Stand of={one} paper={paper} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Stand({ of, paper }: { of: Relationship; paper: PaperOf }) {
  const at = {
    agreement: of.agreement.mentorAt,
    midpoint: of.midpointAt,
    final: of.finalAt,
    ending: of.endedAt,
  }[paper];
  return (
    <State
      state={at === null ? 'todo' : 'done'}
      word={t(at === null ? 'hours.relationship.records.open' : 'hours.relationship.records.finished')}
    />
  );
}

const NEWEST = 3;

/** The last meetings, each with the way to its record. */
function Records({ log, label }: { log: Log; label: string }) {
  if (openOnes(log).length === 0) return <AddSomebody />;
  const labels = new Map(log.relationships.map((one) => [one.id, one.label]));
  const talks = log.entries
    .filter((entry) => isTalk(entry) && entry.relationship !== null && entry.state !== 'void')
    .slice(0, NEWEST);
  return (
    <>
      <p>{t(talks.length === 0 ? 'hours.relationship.step.no-talk' : 'hours.relationship.step.talks')}</p>
      <ul class="rows tight" role="list">
        {talks.map((entry) => (
          <li key={entry.id}>
            <a href={recordPath(entry.id)}>
              {label}, {entryDay(entry)} <Label of={labels.get(entry.relationship ?? '') ?? ''} />
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a class="btn small" href={LOG_A_SESSION}>
          {t('hours.relationship.log')}
        </a>
      </p>
    </>
  );
}
