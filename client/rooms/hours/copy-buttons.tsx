import './copies.css';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';
import { Problem } from '../../shell/problem.tsx';
import type { Lang } from '../../../server/core/endpoint.contract.ts';

interface CopyButtonsProps {
  /** Of what: said with the language, for whoever hears a button alone. */
  label: string;
  /** Name to save it under; `.en` or `.es` is put before its ending. */
  file: string;
  take: (lang: Lang) => Promise<Blob>;
}

/** One file in either language. */
export function CopyButtons({ label, file, take }: CopyButtonsProps) {
  const act = useAct();
  return (
    <div class="stack tight">
      <p class="row copy-buttons">
        <span>{label}</span>
        {(['en', 'es'] as const).map((lang) => (
          <button
            key={lang}
            class="btn small"
            type="button"
            lang={lang}
            aria-label={t(`hours.copies.take-${lang}`, { what: label })}
            aria-busy={act.busy.value === lang}
            onClick={() =>
              act.run(lang, async () => saveFile(await take(lang), file.replace(/\.(\w+)$/, `.${lang}.$1`)))
            }
          >
            {t(`hours.copies.${lang}`)}
          </button>
        ))}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}
