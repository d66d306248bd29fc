import { t } from '../../core/i18n.ts';
import { Title } from '../../ui/title.tsx';
import { me } from '../../core/session.ts';
import type { Page } from '../../shell/page.types.ts';
import { Icon } from '../../ui/icon.tsx';

/** Observers (LTI role Mentor) and people who are not signed in get this page and nothing else. */
function OutsiderPage() {
  const kind = me.value?.role === 'observer' ? 'observer' : 'visitor';
  return (
    <div class="narrow">
      <p class="brand">
        <Icon name="brand" size={24} /> Re-entry
      </p>
      <Title text={t(`people.${kind}.title`)} />
      <p class="lede">{t(`people.${kind}.lede`)}</p>
      <p>{t(`people.${kind}.help`)}</p>
    </div>
  );
}

export const outsiderPage: Page = { Component: OutsiderPage, needs: () => [] };
