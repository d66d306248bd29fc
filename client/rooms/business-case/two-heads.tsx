import { titleOf } from '../../../server/rooms/business-case/head.rule.ts';
import { momentText, t } from '../../core/i18n.ts';
import { lang } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { StateIcon } from '../../ui/icon.tsx';
import type { CaseHead, Template } from './business-case.types.ts';

export interface TwoHeadsProps {
  of: Writing<CaseHead>;
  template: Template;
}

/** Title, kind or choice of sections were changed in two places: each says what it is, and one is taken. */
export function TwoHeads({ of, template }: TwoHeadsProps) {
  const conflict = of.conflict.value;
  if (!conflict) return null;
  const { mine, theirs, savedAt } = conflict;
  const say = (head: CaseHead) =>
    t('case.two-heads.says', {
      title: titleOf(head) ?? t('case.untitled'),
      kind: template.kinds.find(({ key }) => key === head.kind)?.title[lang.value] ?? '–',
      sections: template.sections
        .filter(({ slug, essential }) => !essential && head.taken.includes(slug))
        .map(({ title }) => title[lang.value])
        .join(', '),
    });
  return (
    <section class="banner returned" role="alert" aria-label={t('case.two-heads.title')}>
      <StateIcon state="returned" />
      <div class="stack">
        <p>
          <b>{t('case.two-heads.title')}</b>
        </p>
        <p>{say(mine)}</p>
        <button class="btn" type="button" onClick={() => of.settle(mine)}>
          {t('case.two-heads.mine')}
        </button>
        <p>{say(theirs)}</p>
        <button class="btn" type="button" onClick={() => of.settle(theirs)}>
          {savedAt
            ? t('case.two-heads.theirs.at', { time: momentText(savedAt) })
            : t('case.two-heads.theirs')}
        </button>
      </div>
    </section>
  );
}
