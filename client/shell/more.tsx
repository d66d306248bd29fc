import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { framed } from '../core/frame.ts';
import { openFullPage } from '../core/other-tabs.ts';
import { t } from '../core/i18n.ts';
import { chooseLook, look, type Look } from '../core/look.ts';
import type { Key } from '../core/words.types.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { useProblemWords } from './problem-words.ts';
import { printPage } from './printing.ts';

/** What a platform's frame forbids is known only when it was tried: then it is not offered again. */
type Forbidden = 'window' | 'print';

/** The menu at the end of the bar; `children` are acts of the bar that have no room in it on a phone. */
export function More({ path, children }: { path: string; children: ComponentChildren }) {
  const forbidden = useSignal<readonly Forbidden[]>([]);
  // After the press has closed the menu: it is found by the button, which goes with this.
  const forbid = (what: Forbidden) => void setTimeout(() => (forbidden.value = [...forbidden.value, what]));
  const mayOpen = framed && !forbidden.value.includes('window');
  return (
    <>
      <Menu name={t('core.more')} button={<Icon name="more" size={22} />}>
        {mayOpen && (
          <button class="item" type="button" onClick={() => void (openFullPage(path) || forbid('window'))}>
            <Icon name="full" size={20} />
            {t('core.more.full')}
          </button>
        )}
        {children}
        {!forbidden.value.includes('print') && (
          <button class="item" type="button" onClick={() => void (printPage() || forbid('print'))}>
            <Icon name="print" size={20} />
            {t('core.more.print')}
          </button>
        )}
        <Looks />
      </Menu>
      {forbidden.value.length > 0 && <ByHand what={forbidden.value.at(-1) ?? 'window'} path={path} />}
    </>
  );
}

/** Says what happened where a press had no effect, and gives the address to open or print elsewhere. */
function ByHand({ what, path }: { what: Forbidden; path: string }) {
  if (!useProblemWords()) return null;
  const href = `${location.origin}${path}`;
  return (
    <div class="by-hand" role="status">
      <p>{t(`core.forbidden.${what}`)}</p>
      <p>
        <a href={href} target="_blank" class="mono">
          {href}
        </a>
      </p>
    </div>
  );
}

const LOOKS: readonly Look[] = ['system', 'light', 'dark'];

const Looks = () => (
  <fieldset class="looks">
    <legend>
      <Icon name="moon" size={20} /> {t('core.look')}
    </legend>
    {LOOKS.map((one) => (
      <label key={one}>
        <input type="radio" name="look" checked={look.value === one} onChange={() => chooseLook(one)} />
        {t(`core.look.${one}` as Key)}
      </label>
    ))}
  </fieldset>
);
