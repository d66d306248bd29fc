import type { WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { SectionValue, TemplateSection } from './business-case.types.ts';

export interface ArrivalsProps {
  section: TemplateSection;
  /** With the section as it stands on the page. */
  whole: WholeCase;
  /** Changes what stands in the section by then. */
  write: (change: (value: SectionValue) => SectionValue) => void;
}
