import { t } from '../../core/i18n.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { authorName, sharedOn } from './authors.ts';
import type { Kin } from './sharing.types.ts';

/** Who adapted it, and below each who adapted that. Lists in lists, so that a screen reader says how deep. */
export const FamilyTree = ({ family, title }: { family: readonly Kin[]; title: string }) => (
  <div class="family-tree">
    <p class="help">{t('sharing.family.says', { title })}</p>
    <Branch family={family} parent={null} />
  </div>
);

function Branch({ family, parent }: { family: readonly Kin[]; parent: string | null }) {
  const here = family.filter((one) => one.parent === parent);
  if (here.length === 0) return null;
  return (
    <ul>
      {here.map((one) => (
        <li key={one.id}>
          <PersonName name={authorName(one.author)} />{' '}
          <span class="help">
            {t(one.rewritten ? 'sharing.family.rewritten' : 'sharing.family.on', { day: sharedOn(one.at) })}
          </span>
          <Branch family={family} parent={one.id} />
        </li>
      ))}
    </ul>
  );
}
