import './copies.words.ts';
import { useSignal } from '@preact/signals';
import type { Lang } from '../../../server/core/endpoint.contract.ts';
import { lang, t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { EXTRACT, PACK, READ } from './business-case.types.ts';
import { copyName, copyOf, FORMATS } from './copies.state.ts';
import { Languages, TakingState, useTaking } from './taking.tsx';

/** Copies of the case to take away, in either language. One goes on writing while they are made. */
export function TakeCopies() {
  const chosen = useSignal<Lang>(lang.value);
  const taking = useTaking();
  return (
    <div class="stack tight take-copies">
      <Menu
        button={
          <>
            <Icon name="copy" /> {t('case.copies.take')}
          </>
        }
      >
        <Languages chosen={chosen} />
        {FORMATS.map((format) => {
          const wanted = { format, lang: chosen.value };
          const what = t(`case.copies.${format}`);
          const file = () => copyOf(wanted);
          return (
            <button
              key={format}
              type="button"
              onClick={() => taking.take({ what, name: copyName(wanted), file })}
            >
              {what}
            </button>
          );
        })}
        <a href={EXTRACT}>{t('case.copies.extract')}</a>
        <a href={PACK}>{t('case.copies.pack')}</a>
        <a href={READ}>{t('case.copies.read')}</a>
      </Menu>
      <TakingState of={taking} />
    </div>
  );
}
