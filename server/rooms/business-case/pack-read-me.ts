import { textOfMarkdown } from './markdown-text.ts';
import type { PackFacts } from './pack-facts.rule.ts';
import { filledText, type PackSaying } from './pack-text.rule.ts';
import type { ProgrammePack } from './pack.schema.ts';
import type { Block, Inline, ListItem, RichText } from './rich-text.types.ts';

interface Order {
  pack: ProgrammePack;
  /** Of its files, in their order. */
  names: readonly string[];
  /** What the case is, and of when. */
  about: string;
}

/** What is what in a pack, what of the case stands in it, and what each text rests on. */
export function readMeText({ pack, names, about }: Order, facts: PackFacts, saying: PackSaying): RichText {
  const { lang, say } = saying;
  const { readMe, items } = pack;
  const sources = items.flatMap((item, at) =>
    item.kind === 'paper'
      ? [listItem(strong(`${names[at]}: `), plain(item.paper.sources.map((one) => one[lang]).join('; ')))]
      : [],
  );
  const content: Block[] = [
    ...filledText(textOfMarkdown(readMe.text[lang]), facts, saying).content,
    heading(say('files')),
    list(items.map((item, at) => listItem(strong(`${names[at]}: `), plain(item.says[lang])))),
    heading(say('known')),
    list(knownOf(facts, about, saying)),
    heading(say('sources')),
    list(sources),
  ];
  return { type: 'doc', content };
}

function knownOf(
  { title, aims, dates, contacts }: PackFacts,
  about: string,
  { say }: PackSaying,
): ListItem[] {
  const line = (word: string, is: string) => listItem(strong(`${say(word)}: `), plain(is));
  return [
    line('known-title', title ?? say('open')),
    line('known-case', about),
    line('known-aims', aims.length > 0 ? String(aims.length) : say('open')),
    line('known-dates', dates.length > 0 ? String(dates.length) : say('open')),
    ...contacts.map(({ what, role }) => line(`contact-${what}`, role ?? say('open'))),
  ];
}

const plain = (text: string): Inline => ({ type: 'text', text });
const strong = (text: string): Inline => ({ type: 'text', text, marks: [{ type: 'bold' }] });
const heading = (text: string): Block => ({ type: 'heading', attrs: { level: 3 }, content: [plain(text)] });
const list = (content: ListItem[]): Block => ({ type: 'bulletList', content });
const listItem = (...content: Inline[]): ListItem => ({
  type: 'listItem',
  content: [{ type: 'paragraph', content }],
});
