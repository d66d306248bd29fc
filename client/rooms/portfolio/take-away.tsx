import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { printPage } from '../../shell/printing.ts';
import { Problem } from '../../shell/problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { portfolioText } from './portfolio-text.ts';
import type { DocumentKind } from './portfolio.types.ts';

/** As a text file, and on paper. */
export function TakeAway({ kinds }: { kinds: readonly DocumentKind[] }) {
  const act = useAct();
  return (
    <div class="row take-away">
      <button
        class="btn small"
        type="button"
        aria-busy={act.busy.value === 'take'}
        onClick={() => act.run('take', async () => download(t('portfolio.file'), await portfolioText(kinds)))}
      >
        {t('portfolio.download')}
      </button>
      <button class="btn small" type="button" onClick={() => void printPage()}>
        <Icon name="print" /> {t('portfolio.print')}
      </button>
      {act.error.value && <Problem error={act.error.value} />}
    </div>
  );
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
