import { useMemo, useRef } from 'preact/hooks';
import { TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { Missing } from '../../../server/rooms/business-case/missing.rule.ts';
import { useRested } from '../../core/rested.ts';
import { t } from '../../core/i18n.ts';
import { CostsSums } from './costs-sums.tsx';
import { missingText } from './missing-text.ts';
import { OptionsWeights } from './options-weights.tsx';
import { RiskGrid } from './risk-grid.tsx';
import type { Tables } from './section-field.ts';
import { StakeholderMap } from './stakeholder-map.tsx';
import { TimelinePicture } from './timeline-picture.tsx';

/** What a table lacks, in sentences. */
export const TableNotes = ({ missing }: { missing: readonly Missing[] }) =>
  missing.length === 0 ? null : (
    <div class="table-notes">
      <p>{t('case.tables.missing')}</p>
      <ul>
        {missing.map((one) => (
          <li key={`${one.code}/${one.row ?? ''}/${one.column ?? ''}/${one.data?.['name'] ?? ''}`}>
            {missingText(one)}
          </li>
        ))}
      </ul>
    </div>
  );

interface BelowProps {
  name: string | undefined;
  table: string;
  tables: Tables;
  currency: string;
  /** Adds words to the section's text; false: they stand there already. */
  place: (words: string) => boolean;
}

/** A picture is drawn after what is said in words, in a turn of its own: both in one would be long on a slow phone. */
const PICTURE_MS = 450;

/** What is drawn of a table, or added up from it. */
export function TableBelow({ name, table, tables, currency, place }: BelowProps) {
  const now = useRef(place);
  now.current = place;
  const [rested] = useRested(tables, PICTURE_MS);
  return useMemo(
    () => below({ name, table, tables: rested, currency, place: (words) => now.current(words) }),
    [name, table, rested, currency],
  );
}

function below({ name, table, tables, currency, place }: BelowProps) {
  const rows = tables[table] ?? [];
  switch (name) {
    case TABLES.lines:
      return <CostsSums {...{ rows, currency, place }} />;
    case TABLES.risks:
      return <RiskGrid rows={rows} />;
    case TABLES.stakeholders:
      return <StakeholderMap rows={rows} />;
    case TABLES.milestones:
      return <TimelinePicture rows={rows} />;
    case TABLES.scores:
      return <OptionsWeights tables={tables} />;
    default:
      return null;
  }
}
