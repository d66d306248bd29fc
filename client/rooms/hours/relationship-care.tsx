import { t } from '../../core/i18n.ts';
import { LocalContacts } from '../people/local-contacts.tsx';
import { Fold, Part } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';

/** Two ways out of a hard moment. Neither has a box: no details of anybody are collected here (rule C10). */
export function CarePart({ opened: { relationship } }: PartProps) {
  const { label } = relationship;
  return (
    <Part title={t('hours.relationship.care')} seenBy={t('hours.relationship.care.seen')}>
      <div>
        <Fold title={t('hours.relationship.worried')}>
          <p>{t('hours.relationship.worried.now')}</p>
          <p>{t('hours.relationship.worried.talk', { label })}</p>
          <LocalContacts promised />
        </Fold>
        <Fold title={t('hours.relationship.stuck')}>
          <ul class="plain-list">
            {(['pause', 'name', 'set', 'trainer', 'end'] as const).map((way) => (
              <li key={way}>{t(`hours.relationship.stuck.${way}`, { label })}</li>
            ))}
          </ul>
          <p class="row">
            <a class="btn small" href="/app/forms/mentor-log/plain/blank">
              {t('hours.relationship.stuck.log')}
            </a>
          </p>
          <LocalContacts promised />
        </Fold>
      </div>
    </Part>
  );
}
