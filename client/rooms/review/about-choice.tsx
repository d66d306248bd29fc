import type { CellsGiven } from '../../../server/rooms/business-case/document-cell.rule.ts';
import { t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { shortened } from '../business-case/case-rows.ts';
import type { ShownSection } from './case-section.tsx';
import { placesIn } from './places-in-section.ts';
import type { Anchor } from './review.types.ts';

const WHOLE = 'section';
const POINTED = 'pointed';

interface AboutProps {
  section: ShownSection;
  given: CellsGiven;
  anchor: Anchor;
  choose: (anchor: Anchor) => void;
}

/**
 * What in the section a comment is about: all of it, one of its passages, one cell. Whoever selects words with a pointer or
 * a finger need not come here; by keyboard this is the way.
 */
export function AboutChoice({ section, given, anchor, choose }: AboutProps) {
  const groups = placesIn(section, given);
  const all = groups.flatMap(({ places }) => places);
  const own = all.find((one) => same(one.anchor, anchor))?.key ?? POINTED;
  const chosen = anchor.kind === 'section' ? WHOLE : own;
  const take = (key: string) => {
    const place = all.find((one) => one.key === key);
    if (place) choose(place.anchor);
    else if (key === WHOLE) choose({ kind: 'section', section: section.slug });
  };
  return (
    <Field label={t('review.comment.about')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={chosen}
          onChange={(event) => take(event.currentTarget.value)}
        >
          <option value={WHOLE}>{t('review.comment.about.section')}</option>
          {chosen === POINTED && (
            <option value={POINTED}>
              {t('review.comment.about.words', { words: shortened(quoteOf(anchor)) })}
            </option>
          )}
          {groups.map(({ title, places }) => (
            <optgroup key={title} label={title}>
              {places.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

export const quoteOf = (anchor: Anchor): string => ('quote' in anchor ? anchor.quote : '');

const same = (one: Anchor, other: Anchor): boolean =>
  one.kind === 'text'
    ? other.kind === 'text' && one.from === other.from && one.quote === other.quote
    : one.kind === 'cell' &&
      other.kind === 'cell' &&
      `${one.table}/${one.row}/${one.column}` === `${other.table}/${other.row}/${other.column}`;
