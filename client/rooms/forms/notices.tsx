import { namesOf } from '../../../server/rooms/forms/form.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { Contacts } from './contacts.tsx';
import type { ShownForm } from './forms.types.ts';

type Notice = ShownForm['notices'][number];

/** What the course says to an answer, right below the field that brought it about. Heard too, because it comes unasked. */
export function Notices({ of, field }: { of: readonly Notice[]; field: string }) {
  const own = of.filter(({ when }) => namesOf(when)[0] === field);
  return (
    <div class="notices" role="status">
      {own.map(({ id, weight, says, contacts }) => (
        <div
          key={id}
          class={weight === 'nudge' ? 'banner' : weight === 'warn' ? 'banner returned' : 'banner attention'}
        >
          {weight !== 'nudge' && <StateIcon state={weight === 'warn' ? 'returned' : 'attention'} />}
          <p>
            {weight !== 'nudge' && <b>{t(`forms.notice.${weight}`)} </b>}
            {says[lang.value]}
          </p>
          {contacts && <Contacts />}
        </div>
      ))}
    </div>
  );
}
