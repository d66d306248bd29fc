import { t } from '../../core/i18n.ts';
import type { MeetingPage, Room } from './meeting.types.ts';
import { namesText, notYet } from './meeting-names.ts';

/** The rules of the set as they stand: what stays here first, the others under one press. */
export const RulesText = ({ page: { rules } }: { page: MeetingPage }) => (
  <div class="read stack tight">
    <p>{rules.confidential}</p>
    <details>
      <summary>{t('live.meeting.rules.all', { count: rules.lines.length })}</summary>
      <ol>
        {rules.lines.map(({ rule, why }) => (
          <li key={rule}>
            {rule} <span class="help">{why}</span>
          </li>
        ))}
      </ol>
      <p>{rules.limits}</p>
    </details>
  </div>
);

/** S6: said again at every start, by everybody who is here. */
export function RulesAgain({ room }: { room: Room }) {
  const { meeting, page, me } = room;
  const { confirmed } = meeting.rules;
  const waits = notYet(room, confirmed);
  const isOwn = confirmed[me] !== undefined;
  return (
    <section class="stack" aria-labelledby="h-rules">
      <h2 id="h-rules">{t('live.meeting.rules.again')}</h2>
      <RulesText page={page} />
      {room.isHere && !isOwn && (
        <p>
          <button
            class="btn main"
            type="button"
            onClick={() => room.press({ kind: 'confirm', version: meeting.rules.version })}
          >
            {t('live.meeting.rules.confirm')}
          </button>
        </p>
      )}
      <p class="help">
        {waits.length === 0
          ? t('live.meeting.rules.all-confirmed')
          : t('live.meeting.rules.wait', { names: namesText(room, waits) })}
      </p>
    </section>
  );
}
