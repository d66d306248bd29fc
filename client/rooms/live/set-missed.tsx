import { ownDay } from '../../core/calendar.ts';
import { dayText, momentText, t } from '../../core/i18n.ts';
import type { Between } from './member.state.ts';
import { hostText, isMe } from './set-words.ts';
import { SetWord } from './set-word.tsx';
import type { OwnSet } from './set.types.ts';

interface Props {
  set: OwnSet;
  missed: NonNullable<Between['missed']>;
  between: Between;
}

/** For whoever missed the last meeting: what of it is everybody's, and a quarter of an hour with who facilitates. */
export function SetMissed({ set, missed, between }: Props) {
  const { n, at, here, turns } = missed;
  const next = set.meetings.find((one) => one.n === n + 1);
  const actions = between.actions.filter(({ owner }) => !isMe(owner)).length;
  return (
    <section class="sheet stack" aria-labelledby="h-missed">
      <h2 class="heading-small" id="h-missed">
        {t('live.set.missed', { n, day: dayText(ownDay(at)) })}
      </h2>
      <ul class="set-missed">
        <li>{t('live.set.missed.held', { here, turns })}</li>
        {next && (
          <li>
            {t('live.set.missed.next', { at: momentText(next.at) })}
            {next.host !== null && ` ${hostText(set.members, next.host)}`}
          </li>
        )}
        {!set.agreed.some(isMe) && <li>{t('live.set.missed.rules', { version: set.rules.version })}</li>}
        <li>{t('live.set.missed.actions', { count: actions })}</li>
      </ul>
      <p class="help">{t('live.set.missed.records')}</p>
      <SetWord set={set} n={n} word={between.words.find((one) => one.n === n)} quarter />
    </section>
  );
}
