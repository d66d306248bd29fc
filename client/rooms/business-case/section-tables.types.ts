import type {
  KnownSection,
  SectionValue,
  WholeCase,
} from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { Tables } from './section-field.ts';

export interface SectionTablesProps {
  template: { sections: readonly KnownSection[] };
  section: KnownSection;
  /** As it stands on the page. */
  value: SectionValue;
  change: (tables: Tables) => void;
  /** Makes another text of the one that stands above the tables. */
  rewrite: (next: (text: SectionValue['text']) => SectionValue['text']) => void;
  /** Rows of other sections can be pointed at. */
  all: WholeCase;
  /** Nothing is taken before the device has said what it kept. */
  ready: boolean;
}
