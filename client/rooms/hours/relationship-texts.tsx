import { t } from '../../core/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fold, Part } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';

const TEXTS = ['ready', 'manager', 'share', 'move'] as const;

/**
 * Short texts to copy and change: for a mentee before the first talk (S4.10), for a manager about the time (S3.21), what a
 * mentee chooses to tell theirs (S4.14), and for a session that moves. The program sends none of them.
 */
export function TextsPart({ opened: { relationship } }: PartProps) {
  const values = { label: relationship.label, sessions: relationship.sessionsPlanned };
  return (
    <Part title={t('hours.relationship.texts')} seenBy={t('hours.relationship.texts.seen')}>
      <p>{t('hours.relationship.texts.help')}</p>
      <div>
        {TEXTS.map((text) => (
          <Fold key={text} title={t(`hours.relationship.texts.${text}`)}>
            <p class="copied-text">{t(`hours.relationship.texts.${text}.text`, values)}</p>
            <p>
              <CopyButton
                text={t(`hours.relationship.texts.${text}.text`, values)}
                label={t('hours.relationship.texts.copy.label', {
                  what: t(`hours.relationship.texts.${text}`),
                })}
                words={{
                  copy: t('hours.relationship.texts.copy'),
                  copied: t('hours.relationship.texts.copied'),
                  byHand: t('hours.relationship.texts.by-hand'),
                }}
              />
            </p>
          </Fold>
        ))}
      </div>
    </Part>
  );
}
