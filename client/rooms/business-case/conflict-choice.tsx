import type { ComponentChildren } from 'preact';
import type { Choice } from '../../../server/rooms/business-case/text-difference.rule.ts';
import { t } from '../../core/i18n.ts';
import { useOwnId } from '../../ui/own-id.ts';

interface Side {
  /** Where it was written. */
  from: string;
  /** Nothing: it says nothing there. */
  text: ComponentChildren;
}

interface PlaceChoiceProps {
  number: number;
  count: number;
  about: string;
  sides: Readonly<Record<'one' | 'other', Side>>;
  /** Whether both can stand there. */
  both: boolean;
  value: Choice;
  choose: (choice: Choice) => void;
}

/** One place where two texts differ. Native radios: arrows choose, and each is read with the text that it takes. */
export function PlaceChoice({ number, count, about, sides, both, value, choose }: PlaceChoiceProps) {
  const id = useOwnId();
  const radio = (choice: Choice, describedBy?: string) => (
    <input
      type="radio"
      name={id}
      checked={value === choice}
      aria-describedby={describedBy}
      onChange={() => choose(choice)}
    />
  );
  return (
    <fieldset class="place">
      <legend>
        <span class="muted">{t('case.two.number', { number, count })}</span> {about}
      </legend>
      <div class="sides">
        {(['one', 'other'] as const).map((side) => (
          <div class="side" key={side}>
            <label>
              {radio(side, `${id}-${side}`)}
              <span class="from">{sides[side].from}</span>
            </label>
            <div class="text" id={`${id}-${side}`}>
              {sides[side].text || <p class="help">{t('case.two.nothing')}</p>}
            </div>
          </div>
        ))}
      </div>
      {both && (
        <div class="picks">
          <label>
            {radio('both')}
            <span>{t('case.two.both')}</span>
          </label>
        </div>
      )}
    </fieldset>
  );
}
