import { mostOf, ranked, sinkersOf, tiltsOf } from '../../../server/rooms/portfolio/weighing.rule.ts';
import { listText, t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import type { Chooser } from './chooser.types.ts';

/** Who is first, as a sentence. */
export function InWords({ chooser }: { chooser: Chooser }) {
  const { value } = chooser;
  const [first, second] = ranked(value);
  if (!first) return <p role="status">{t('portfolio.choice.nothing-yet')}</p>;
  const totals = {
    first: first.option.name,
    total: first.total,
    most: mostOf(value.criteria),
    second: second?.option.name ?? '',
    next: second?.total ?? 0,
  };
  const which = !second ? 'alone' : first.total === second.total ? 'level' : 'first';
  return (
    <div class="stack tight" role="status">
      <p class="verdict-said">{t(`portfolio.choice.${which}`, totals)}</p>
      <Hidden chooser={chooser} />
    </div>
  );
}

/** What a total keeps quiet about: a score that sinks an option, a weight on which the answer turns. */
function Hidden({ chooser: { value } }: { chooser: Chooser }) {
  const { criteria } = value;
  const second = ranked(value)[1];
  const sunk = value.options.flatMap((option) => {
    const sinkers = sinkersOf(criteria, option);
    return sinkers.length > 0 ? [{ option, sinkers }] : [];
  });
  const tilts = tiltsOf(value);
  return (
    <ul class="plain-list">
      {sunk.map(({ option, sinkers }) => (
        <li key={option.id}>
          <StateIcon state="attention" size={18} />{' '}
          {t('portfolio.choice.sinker', {
            option: option.name,
            criteria: listText(sinkers.map(({ name }) => name)),
          })}
        </li>
      ))}
      {second && tilts.length === 0 && <li>{t('portfolio.choice.holds')}</li>}
      {tilts.map(({ criterion, weight, first: then, second: other }) => (
        <li key={`${criterion.id}/${weight}`}>
          {t('portfolio.choice.tilt', {
            criterion: criterion.name,
            weight,
            first: then.option.name,
            total: then.total,
            second: other.option.name,
            next: other.total,
          })}
        </li>
      ))}
    </ul>
  );
}
