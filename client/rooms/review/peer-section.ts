import { NEW_HEAD } from '../../../server/rooms/business-case/head.rule.ts';
import type { ShownSection } from './case-section.tsx';
import { givenBy } from './desk.view.ts';
import type { OwnOpened } from './peers.state.ts';

interface Read {
  section: OwnOpened['section'];
  moment: OwnOpened['moment'];
}

/** One section as a whole case is drawn: nothing of another came with it, so that rows elsewhere are named nowhere. */
export function drawn({ section, moment: { value, currency } }: Read) {
  const { slug, title, tables } = section;
  const shown: ShownSection = { slug, title, tables, number: null, value };
  const head = { ...NEW_HEAD, currency };
  return { shown, given: givenBy({ sections: [section] }, { head, sections: [{ slug, value }] }) };
}
