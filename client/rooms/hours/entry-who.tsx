import { t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import type { PartProps } from './entry-part.types.ts';
import { relationshipPath } from './hours.types.ts';

const CIRCLE = '/circle';
/** Kinds for which nobody is named. */
const ALONE = new Set(['does-not-count']);

/** Who was met: a label each. A circle is nobody's. */
export function WhoField({ draft, change, verdict, hours, tried }: PartProps) {
  const open = hours.home.relationships.filter(
    ({ id, endedAt }) => endedAt === null || id === draft.relationship,
  );
  if (ALONE.has(draft.kind)) return null;
  const options = [
    ...open.map(({ id, label }) => ({ value: id, word: label })),
    { value: CIRCLE, word: t('hours.who.circle') },
  ];
  const isCircle = draft.kind === 'circle';
  const choose = (value: string) =>
    change(
      value === CIRCLE
        ? { kind: 'circle', relationship: '' }
        : { relationship: value, ...(isCircle ? { kind: 'one-to-one' } : {}) },
    );
  const unsaid = draft.relationship === '' && !isCircle;
  return (
    <div class="who">
      <SegmentedChoice
        label={t('hours.entry.who')}
        options={options}
        value={isCircle ? CIRCLE : draft.relationship || undefined}
        choose={choose}
        error={unsaid && !tried ? undefined : verdict.says.who}
        {...(open.length === 0 ? { help: t('hours.entry.who.none') } : {})}
      />
      {verdict.blocks.includes('H16') && (
        <a class="btn quiet small" href={relationshipPath(draft.relationship)}>
          {t('hours.entry.to-agreement')}
        </a>
      )}
    </div>
  );
}
