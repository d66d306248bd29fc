import { useData } from '../../core/data.ts';
import { lang, t } from '../../core/i18n.ts';
import { sectionPath } from '../business-case/business-case.types.ts';
import { inCase, type OfTurn } from './turn-to-case.state.ts';

/** Beside one's own action or insight: where a copy of it is in one's business case, and what became of it there. */
export function InCase({ set, what, id }: OfTurn) {
  const data = useData(inCase(set)).data.value;
  const sent = data?.sent.filter((one) => one.what === what && one.id === id) ?? [];
  if (sent.length === 0) return null;
  return (
    <p class="help">
      {t('live.meeting.in-case')}{' '}
      {sent.map(({ section, title, state }, at) => (
        <span key={section}>
          {at > 0 && '; '}
          <a href={sectionPath(section)}>{title[lang.value]}</a> ({t(`live.meeting.in-case.${state}`)})
        </span>
      ))}
    </p>
  );
}
