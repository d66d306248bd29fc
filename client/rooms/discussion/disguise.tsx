import type { Signal } from '@preact/signals';
import { likelyNames } from '../../../server/rooms/forms/likely-name.rule.ts';
import { listText, t } from '../../core/i18n.ts';
import type { Key } from '../../core/words.types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import type { Rules } from './discussion.types.ts';

type Point = Rules['disguise'][number];

/** More than three are no more warning than three. */
const NAMED = 3;

const pointText = (point: Point): string => t(`discussion.disguise.${point}` as Key);

export const openPoints = (points: readonly Point[], ticked: readonly string[]): Point[] =>
  points.filter((point) => !ticked.includes(point));

/** What in a text reads like a name, an address or a number. It is looked for here, and goes nowhere for it (rule C2). */
export const namesIn = (text: string): string[] =>
  [...new Set(likelyNames(text).map((found) => found.text))].slice(0, NAMED);

/** What the step asks of a disguise. The ticks are the writer's own and go nowhere. */
export function DisguisePoints({
  points,
  ticked,
}: {
  points: readonly Point[];
  ticked: Signal<readonly string[]>;
}) {
  return (
    <FieldGroup label={t('discussion.disguise.title')} kind="disguise">
      <div class="points">
        {points.map((point) => (
          <label key={point} class="tick">
            <input
              type="checkbox"
              checked={ticked.value.includes(point)}
              onChange={(event) => {
                const others = ticked.value.filter((one) => one !== point);
                ticked.value = event.currentTarget.checked ? [...others, point] : others;
              }}
            />
            <span>{pointText(point)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** Asked once before a story goes: not a lock, for whoever wrote it knows best. */
export function BeforeItGoes(props: {
  open: boolean;
  points: readonly Point[];
  names: readonly string[];
  back: () => void;
  go: () => void;
}) {
  const { open, points, names, back, go } = props;
  return (
    <Dialog
      title={t('discussion.check.title')}
      open={open}
      close={back}
      keepWord={t('discussion.check.back')}
      acts={
        <button class="btn" type="button" onClick={go}>
          {t('discussion.check.anyway')}
        </button>
      }
    >
      {open && points.length > 0 && (
        <p>{t('discussion.check.open', { points: listText(points.map(pointText).map(smallStart)) })}</p>
      )}
      {open && names.length > 0 && <p>{t('discussion.say.name', { names: names.join(', ') })}</p>}
    </Dialog>
  );
}

const smallStart = (text: string): string => text.slice(0, 1).toLocaleLowerCase() + text.slice(1);
