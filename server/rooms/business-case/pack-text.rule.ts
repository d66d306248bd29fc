import type { Lang } from '../../core/endpoint.contract.ts';
import type { PackFacts } from './pack-facts.rule.ts';
import type { Block, Inline, ListItem, RichText } from './rich-text.types.ts';

/** Texts of a pack with the facts of a case in their places. What somebody wrote goes into words, never into Markdown. */

export const BLOCKS: readonly string[] = ['aims', 'dates', 'contacts', 'questions'];
export const PLACES: readonly string[] = ['title', ...BLOCKS];

export interface PackSaying {
  lang: Lang;
  /** Takes the end of a key of the words files. */
  say(word: string, values?: Record<string, string | number>): string;
  day(day: string): string;
}

/** To be filled in by hand. */
const OPEN = '_'.repeat(40);
const OPEN_SHORT = '_'.repeat(24);

export const filledText = (text: RichText, facts: PackFacts, saying: PackSaying): RichText => ({
  ...text,
  content: text.content.flatMap((block) => filledBlock(block, facts, saying)),
});

export const filledLine = (line: string, { title }: PackFacts): string =>
  line.replace(/\s*\n\s*/g, ' ').replaceAll('{title}', () => title ?? OPEN_SHORT);

function filledBlock(block: Block, facts: PackFacts, saying: PackSaying): Block[] {
  const filled = (blocks: readonly Block[]) => blocks.flatMap((one) => filledBlock(one, facts, saying));
  switch (block.type) {
    case 'paragraph': {
      const place = BLOCKS.find((name) => isPlace(block.content, name));
      if (place !== undefined) return [listOf(place, facts, saying)];
      return [{ ...block, content: inlines(block.content, facts) }];
    }
    case 'heading':
      return [{ ...block, content: inlines(block.content, facts) }];
    case 'blockquote':
      return [{ ...block, content: filled(block.content) }];
    case 'bulletList':
    case 'orderedList':
      return [
        {
          ...block,
          content: block.content.map((item): ListItem => ({ ...item, content: filled(item.content) })),
        },
      ];
    case 'table':
      return [block];
  }
}

const isPlace = ([only, ...more]: readonly Inline[] = [], name: string): boolean =>
  more.length === 0 && only?.type === 'text' && only.text.trim() === `{${name}}`;

const inlines = (content: readonly Inline[] = [], facts: PackFacts): Inline[] =>
  content.map((one) => (one.type === 'text' ? { ...one, text: filledLine(one.text, facts) } : one));

function listOf(place: string, facts: PackFacts, saying: PackSaying): Block {
  const lines = linesOf(place, facts, saying);
  const content = (lines.length > 0 ? lines : [OPEN, OPEN]).map((text): ListItem => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  }));
  return { type: 'bulletList', content };
}

function linesOf(place: string, { aims, dates, contacts }: PackFacts, { say, day }: PackSaying): string[] {
  if (place === 'aims')
    return aims.map(({ aim, group }) => (group === '' ? aim : say('aim', { aim, group })));
  if (place === 'dates') return dates.map(({ what, day: on }) => say('date', { what, day: day(on) }));
  const wanted = place === 'questions' ? contacts.filter(({ what }) => what === 'questions') : contacts;
  return wanted.map(({ what, role }) =>
    role === null
      ? say('open-contact', { what: say(`contact-${what}`), line: OPEN })
      : say('contact', { what: say(`contact-${what}`), role, line: OPEN_SHORT }),
  );
}
