import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';
import { printPage } from '../../shell/printing.ts';
import { Problem } from '../../shell/problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { OWN, pathOf } from './filled.ts';
import { wordFile } from './forms.state.ts';
import type { AnswerName, Lang } from './forms.types.ts';

/** The form on paper, or as a file for Word in either language: as it stands, or empty. */
export function OnPaper({ name, blank = false }: { name: AnswerName; blank?: boolean }) {
  const forbidden = useSignal(false);
  const act = useAct();
  const take = (lang: Lang) =>
    act.run(lang, async () => {
      const file = await wordFile(blank ? { ...name, subject: OWN } : name, { lang, blank });
      saveFile(file, `${name.form}-${lang}.docx`);
    });
  return (
    <div class="on-paper">
      <p class="row">
        <button class="btn quiet small" type="button" onClick={() => void (forbidden.value = !printPage())}>
          <Icon name="print" /> {t(blank ? 'forms.paper.print' : 'forms.paper.as-it-stands')}
        </button>
        {blank ? (
          <a class="btn quiet small" href={pathOf(name)}>
            {t('forms.paper.fill')}
          </a>
        ) : (
          <a class="btn quiet small" href={pathOf({ ...name, subject: 'blank' })}>
            {t('forms.paper.blank')}
          </a>
        )}
        {(['en', 'es'] as const).map((lang) => (
          <button
            key={lang}
            class="btn quiet small"
            type="button"
            aria-busy={act.busy.value === lang}
            onClick={() => take(lang)}
          >
            {t(`forms.paper.docx-${lang}`)}
          </button>
        ))}
      </p>
      {forbidden.value && <p role="status">{t('forms.paper.forbidden')}</p>}
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}
