import { useMemo } from 'preact/hooks';
import { minutesText, momentText, t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import { relationshipPath, recordPath } from './hours.types.ts';
import { entryDay } from './hours.view.ts';
import { Part } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';
import type { OwnEntry, Paper } from './relationship.state.ts';
import { isTalk, lengthOf } from './relationship.view.ts';

/** Every meeting with its record: the entry holds when, the record what, and one tap leads from each to the other (C3). */
export function RecordsPart({ opened: { relationship, papers }, held }: PartProps) {
  const talks = held.entries.filter(isTalk);
  const recordOf = (entry: OwnEntry) =>
    papers.find(({ form, subject }) => form === 'progress-record' && subject === entry.id);
  return (
    <Part
      title={t('hours.relationship.records')}
      seenBy={t('hours.relationship.records.seen', { label: relationship.label })}
      class="records"
    >
      {talks.length === 0 ? (
        <p class="help">{t('hours.relationship.records.none')}</p>
      ) : (
        <ol class="record-list" role="list">
          {talks.map((entry, at) => (
            <Row key={entry.id} entry={entry} record={recordOf(entry)} number={talks.length - at} />
          ))}
        </ol>
      )}
    </Part>
  );
}

const RECORD_STATES = { draft: 'doing', finished: 'done' } as const satisfies Record<
  Paper['state'],
  StateName
>;

function Row({ entry, record, number }: { entry: OwnEntry; record: Paper | undefined; number: number }) {
  return (
    <li>
      <span class="number">{number}</span>
      <span class="grow">
        <a href={recordPath(entry.id)}>
          <b>{entryDay(entry)}</b>
        </a>{' '}
        <span class="help block">
          {minutesText(lengthOf(entry))}, {t(`hours.relationship.channel.${entry.channel}`)}
        </span>
      </span>
      {entry.state === 'queried' ? (
        <State state="returned" word={t('hours.relationship.records.queried')} />
      ) : (
        <State
          state={record ? RECORD_STATES[record.state] : 'todo'}
          word={t(`hours.relationship.records.${record?.state ?? 'open'}`)}
        />
      )}
    </li>
  );
}

/** Each side has a log of its own (S4.11): the mentor writes here, the mentee on paper, unless they choose otherwise. */
export function LogsPart({ opened: { relationship, papers } }: PartProps) {
  const logs = papers.filter(({ form }) => form === 'mentor-log');
  const fresh = useMemo(newId, []);
  return (
    <Part title={t('hours.relationship.logs')} seenBy={t('hours.relationship.seen.only-you')}>
      <p>{t('hours.relationship.logs.help', { label: relationship.label })}</p>
      {logs.length > 0 && (
        <ul class="rows tight" role="list">
          {logs.map(({ subject, savedAt, state }) => (
            <li key={subject}>
              <a href={`/app/forms/mentor-log/plain/${subject}`}>{momentText(savedAt)}</a>
              <State state={RECORD_STATES[state]} word={t(`hours.relationship.logs.${state}`)} />
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        <a class="btn small" href={`/app/forms/mentor-log/plain/${fresh}?relationship=${relationship.id}`}>
          {t('hours.relationship.logs.write')}
        </a>
        <a class="btn quiet small" href="/app/forms/mentee-log/plain/blank">
          {t('hours.relationship.logs.mentee')}
        </a>
      </p>
      <Reviews of={{ papers, id: relationship.id }} />
    </Part>
  );
}

/** The papers that look back, once there is one. */
function Reviews({ of: { papers, id } }: { of: { papers: readonly Paper[]; id: string } }) {
  return (
    <ul class="rows tight" role="list">
      {(['midpoint', 'final'] as const).map((review) => {
        const paper = papers.find(({ form }) => form === `${review}-review`);
        return (
          <li key={review}>
            <a href={`${relationshipPath(id)}/${review}`}>{t(`hours.relationship.review.${review}`)}</a>
            <State
              state={paper ? RECORD_STATES[paper.state] : 'todo'}
              word={t(`hours.relationship.records.${paper?.state ?? 'open'}`)}
            />
          </li>
        );
      })}
    </ul>
  );
}
