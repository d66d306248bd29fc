import { useState } from 'preact/hooks';
import { notApplicable, totalOf, type Total } from '../../../server/rooms/review/rubric.rule.ts';
import { lang, listText, numberText, t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { TickField } from '../../ui/field.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { rounded } from './review-words.ts';
import type { Levels, Rubric } from './review.types.ts';

type RubricCriterion = Rubric['criteria'][number];

interface RubricProps {
  rubric: Rubric;
  /** Sections that are in the case. */
  chosen: readonly string[];
  levels: Levels;
  choose: (levels: Levels) => void;
}

/** The rubric criteria with what a level looks like at hand, and what they come to with every choice (B11). */
export function RubricForm({ rubric, chosen, levels, choose }: RubricProps) {
  const [all, setAll] = useState(false);
  const left = notApplicable(rubric, chosen);
  return (
    <section class="stack rubric" aria-labelledby="h-rubric">
      <h2 id="h-rubric">{t('review.rubric', { count: rubric.criteria.length })}</h2>
      <p class="help">
        {listText(rubric.levels.map((level, at) => `${at + 1} ${level[lang.value].toLowerCase()}`))}
      </p>
      <TickField label={t('review.rubric.all-levels')} checked={all} change={setAll} />
      <div class="rubric-criteria">
        {rubric.criteria.map((criterion) =>
          left.includes(criterion.key) ? (
            <NotJudged key={criterion.key} criterion={criterion} />
          ) : (
            <Criterion
              key={criterion.key}
              criterion={criterion}
              names={rubric.levels}
              level={levels[criterion.key]}
              choose={(level) => choose({ ...levels, [criterion.key]: level })}
              all={all}
            />
          ),
        )}
      </div>
      <Sum rubric={rubric} total={totalOf(rubric, chosen, levels)} />
    </section>
  );
}

const Named = ({ criterion }: { criterion: RubricCriterion }) => (
  <span class="row apart">
    <span>{criterion.title[lang.value]}</span>
    <span class="help number">{criterion.weight}</span>
  </span>
);

/** Its sections were left out, and what it weighs is shared out among the others. */
const NotJudged = ({ criterion }: { criterion: RubricCriterion }) => (
  <div class="stack tight">
    <p>
      <Named criterion={criterion} />
    </p>
    <p class="help">{t('review.rubric.left-out')}</p>
  </div>
);

interface CriterionProps {
  criterion: RubricCriterion;
  names: Rubric['levels'];
  level: number | undefined;
  choose: (level: number) => void;
  /** What every level looks like, and not the chosen one alone. */
  all: boolean;
  /** Where what it weighs is not said. */
  title?: string;
}

/** A level is read with its name and with what it looks like, before it is chosen too. */
export function Criterion({ criterion, names, level, choose, all, title }: CriterionProps) {
  const id = useOwnId();
  const said = (at: number) => criterion.levels[at - 1]?.[lang.value] ?? '';
  const name = (at: number) => names[at - 1]?.[lang.value] ?? '';
  const numbers = names.map((_, at) => at + 1);
  return (
    <div class="stack tight rubric-criterion">
      <SegmentedChoice
        label={title ?? <Named criterion={criterion} />}
        value={level}
        choose={choose}
        options={numbers.map((at) => ({
          value: at,
          word: (
            <>
              <span aria-hidden="true">{at}</span>
              <span class="visually-hidden">{name(at)}</span>
            </>
          ),
          describedBy: `${id}-${at}`,
        }))}
      />
      {level !== undefined && !all && (
        <p class="help" aria-hidden="true">
          <b>{name(level)}.</b> {said(level)}
        </p>
      )}
      <ol class="help" hidden={!all}>
        {numbers.map((at) => (
          <li key={at} id={`${id}-${at}`}>
            <b>{name(at)}.</b> {said(at)}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The total, and what Ready takes; before every criterion has a level, how many have none. */
function Sum({ rubric, total: { total, open, ready } }: { rubric: Rubric; total: Total }) {
  const rule = t('review.rubric.ready-rule', { total: rubric.ready.total, level: rubric.ready.none_at });
  return (
    <p class="rubric-total" aria-live="polite">
      <span class="figure">{numberText(rounded(total))}</span> {t('review.rubric.of')}{' '}
      {open.length > 0
        ? t('review.rubric.open', { count: open.length })
        : t(ready ? 'review.rubric.ready' : 'review.rubric.not-ready')}{' '}
      <span class="help">{rule}</span>
    </p>
  );
}
