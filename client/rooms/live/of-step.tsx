import { lang } from '../../core/i18n.ts';
import type { TriosOfStep } from './trio.state.ts';

/** To the ear alone: the same press stands under every step, and a list of buttons must tell them apart. */
export const OfStep = ({ step: { of } }: { step: TriosOfStep }) => (
  <>
    {' '}
    <span class="visually-hidden">
      {of.number} {of.title[lang.value]}
    </span>
  </>
);
