import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { State } from '../../ui/icon.tsx';
import { Fold, Part } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';

/** What a relationship stands on (S4.16). The first column is seen from what was written; the rest only the two can say. */
const FOUND = ['aims', 'rules', 'meetings', 'record', 'objectives'] as const;
const OWN = ['space', 'time', 'honest', 'lasting'] as const;
/** The eight that every mentoring relationship follows (S4.15). */
const PRINCIPLES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

type Found = (typeof FOUND)[number];

const foundIn = ({ opened: { relationship, aims, papers } }: PartProps): Record<Found, boolean> => ({
  aims: aims.now.length > 0,
  rules: relationship.agreement.mentorAt !== null,
  meetings: relationship.next !== null,
  record: papers.some(({ form }) => form === 'progress-record'),
  objectives: relationship.midpointAt !== null || relationship.finalAt !== null,
});

export function SetUpPart(props: PartProps) {
  const { id } = props.opened.relationship;
  const found = foundIn(props);
  const ticked = useDraft<readonly string[]>(`hours/relationships/${id}/set-up`, []);
  const own = OWN.filter((one) => ticked.value.value.includes(one)).length;
  const done = FOUND.filter((one) => found[one]).length + own;
  return (
    <Part title={t('hours.relationship.set-up')} seenBy={t('hours.relationship.seen.device')}>
      <Fold title={t('hours.relationship.set-up.done', { done, all: FOUND.length + OWN.length })}>
        <ul class="rows tight" role="list">
          {FOUND.map((one) => (
            <li key={one}>
              <span>{t(`hours.relationship.set-up.${one}`)}</span>
              <State
                state={found[one] ? 'done' : 'todo'}
                word={t(found[one] ? 'hours.relationship.set-up.yes' : 'hours.relationship.set-up.not-yet')}
              />
            </li>
          ))}
        </ul>
        <Ticks of={ticked} keys={OWN} word={(one) => t(`hours.relationship.set-up.${one}`)} />
      </Fold>
      <Fold title={t('hours.relationship.principles')}>
        <p class="help">{t('hours.relationship.principles.help')}</p>
        <Ticks of={ticked} keys={PRINCIPLES} word={(one) => t(`hours.relationship.principles.${one}`)} />
      </Fold>
    </Part>
  );
}

interface TicksProps<Key extends string> {
  of: ReturnType<typeof useDraft<readonly string[]>>;
  keys: readonly Key[];
  word: (key: Key) => string;
}

/** Ticks that stay on this device: nobody is told, and nothing counts by them. */
function Ticks<Key extends string>({ of, keys, word }: TicksProps<Key>) {
  const ticked = of.value.value;
  return (
    <ul class="ticks" role="list" inert={!of.ready.value}>
      {keys.map((key) => (
        <li key={key}>
          <label class="tick">
            <input
              type="checkbox"
              checked={ticked.includes(key)}
              onChange={(event) =>
                of.write([
                  ...ticked.filter((one) => one !== key),
                  ...(event.currentTarget.checked ? [key] : []),
                ])
              }
            />
            <span>{word(key)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
