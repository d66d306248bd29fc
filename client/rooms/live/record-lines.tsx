import type { ComponentChildren } from 'preact';
import { dayText, t } from '../../core/i18n.ts';
import type { TurnRecord } from './member.state.ts';
import { isLineKind } from './record-text.ts';

interface Props {
  record: TurnRecord;
  /** What can be done with a line. */
  under?: (line: TurnRecord['lines'][number]) => ComponentChildren;
}

/** What was written of a turn, and what its presenter agreed to do. */
export const RecordLines = ({ record, under }: Props) => (
  <ul class="rows" role="list">
    {record.lines.map((line) => (
      <li key={line.id}>
        <span>
          {isLineKind(line.kind) && <span class="help">{t(`live.set.line.${line.kind}`)}: </span>}
          <bdi class="set-written">{line.text}</bdi>
        </span>
        {under?.(line)}
      </li>
    ))}
    {record.actions.map(({ text, due }, at) => (
      <li key={`action ${at}`}>
        <span>
          <span class="help">{t('live.set.line.action')}: </span>
          <bdi class="set-written">{text}</bdi>
          <span class="help set-due">{t('live.set.actions.due', { day: dayText(due) })}</span>
        </span>
      </li>
    ))}
  </ul>
);
