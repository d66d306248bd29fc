import { ownDay } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { LINE_KINDS, type LineKind } from '../../../server/rooms/live/meeting-names.rule.ts';
import type { TurnRecord } from './member.state.ts';
import type { OwnSet } from './set.types.ts';

export const isLineKind = (kind: string): kind is LineKind =>
  (LINE_KINDS as readonly string[]).includes(kind);

/** Signs that would be markup are text here: what somebody wrote begins no heading and opens no link. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, String.raw`\$&`);

/** One's own turn as Markdown, for one's own papers. */
export function recordText(
  { number }: Pick<OwnSet, 'number'>,
  { n, at, lines, actions }: TurnRecord,
): string {
  const day = dayText(ownDay(at), 'year');
  const said = lines.map(({ kind, text }) => {
    const word = isLineKind(kind) ? `**${t(`live.set.line.${kind}`)}:** ` : '';
    return `- ${word}${plain(text)}`;
  });
  const agreed = actions.map(({ text, first, planB, due }) =>
    [
      `- ${plain(text)} (${t('live.set.actions.due', { day: dayText(due) })})`,
      ...(first ? [`  - ${t('live.set.actions.first')} ${plain(first)}`] : []),
      ...(planB ? [`  - ${t('live.set.actions.plan-b')} ${plain(planB)}`] : []),
    ].join('\n'),
  );
  return [
    `# ${t('live.set.record.title', { number, n })}`,
    day,
    ...(said.length > 0 ? [said.join('\n')] : []),
    ...(agreed.length > 0 ? [`## ${t('live.set.actions')}`, agreed.join('\n')] : []),
    '',
  ].join('\n\n');
}
