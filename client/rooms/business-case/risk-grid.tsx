import { numberIn, textIn } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { t } from '../../core/i18n.ts';

const STEPS = [1, 2, 3, 4, 5] as const;
const CELL = 50;
const EDGE = 24;

interface Risk {
  at: number;
  name: string;
  likelihood: number;
  impact: number;
}

/** Likelihood against impact, each risk by its number in the list beside. */
export function RiskGrid({ rows }: { rows: readonly Row[] }) {
  const risks = rows.flatMap(riskOf);
  if (risks.length === 0) return null;
  const count = (band: Band) => risks.filter((risk) => bandOf(risk.likelihood * risk.impact) === band).length;
  const values = { count: risks.length, high: count('high'), medium: count('medium'), low: count('low') };
  return (
    <figure class="case-picture">
      <figcaption>{t('case.tables.risks', values)}</figcaption>
      <Grid risks={risks} />
      <ol class="numbered">
        {risks.map(({ at, name, likelihood, impact }) => (
          <li key={at} value={at}>
            {t('case.tables.risks.one', {
              name,
              score: likelihood * impact,
              band: t(`forms.computed.risk-band.${bandOf(likelihood * impact)}`),
            })}
          </li>
        ))}
      </ol>
    </figure>
  );
}

const Grid = ({ risks }: { risks: readonly Risk[] }) => (
  <svg
    viewBox={`0 0 ${EDGE + 5 * CELL} ${EDGE + 5 * CELL}`}
    role="img"
    aria-label={t('case.tables.risks.drawn')}
  >
    {STEPS.flatMap((impact) =>
      STEPS.map((likelihood) => (
        <Square
          key={`${likelihood}/${impact}`}
          likelihood={likelihood}
          impact={impact}
          numbers={risks.filter((risk) => risk.likelihood === likelihood && risk.impact === impact)}
        />
      )),
    )}
    <text class="axis" x={EDGE + 2.5 * CELL} y={EDGE + 5 * CELL - 4} text-anchor="middle">
      {t('case.tables.risks.likelihood')}
    </text>
    <text class="axis" transform={`translate(16 ${2.5 * CELL}) rotate(-90)`} text-anchor="middle">
      {t('case.tables.risks.impact')}
    </text>
  </svg>
);

type Band = 'low' | 'medium' | 'high';
const bandOf = (score: number): Band => (score >= 15 ? 'high' : score >= 6 ? 'medium' : 'low');

function riskOf(row: Row, at: number): Risk[] {
  const [likelihood, impact] = [numberIn(row, 'likelihood'), numberIn(row, 'impact')];
  const isOnGrid = [likelihood, impact].every((one) => STEPS.some((step) => step === one));
  if (likelihood === undefined || impact === undefined || !isOnGrid) return [];
  return [{ at: at + 1, name: textIn(row, 'risk'), likelihood, impact }];
}

function Square({
  likelihood,
  impact,
  numbers,
}: {
  likelihood: number;
  impact: number;
  numbers: readonly Risk[];
}) {
  const x = EDGE + (likelihood - 1) * CELL;
  const y = (5 - impact) * CELL;
  return (
    <>
      <rect class={`band ${bandOf(likelihood * impact)}`} x={x} y={y} width={CELL} height={CELL} />
      {numbers.length > 0 && (
        <text class="mark" x={x + CELL / 2} y={y + CELL / 2 + 5} text-anchor="middle">
          {numbers.map(({ at }) => at).join(', ')}
        </text>
      )}
    </>
  );
}
