import type { Lang } from '../core/endpoint.contract.ts';
import { isDirective, type MdNode } from './markdown.ts';
import type { ProblemList } from './problems.ts';
import type { GlossaryFile } from './course.schema.ts';

/** A term as shown beside a step. */
export interface Term {
  slug: string;
  term: string;
  definition: string;
}

export interface Glossary {
  terms: Record<Lang, Term[]>;
  /** Marks the first use of each term in a text (as a link to `#term-<slug>`) and answers the terms found. */
  mark(root: MdNode, lang: Lang): Term[];
}

const GLOSSARY_FILE = 'glossary.yaml';

export function buildGlossary(file: GlossaryFile | undefined, problems: ProblemList): Glossary {
  const entries = file?.terms ?? [];
  const slugs = new Set<string>();
  for (const entry of entries) {
    if (slugs.has(entry.slug))
      problems.add('glossary', { file: GLOSSARY_FILE, line: 0 }, `${entry.slug} twice`);
    slugs.add(entry.slug);
  }
  const termsIn = (lang: Lang): Term[] =>
    entries.map((one) => ({ slug: one.slug, term: one.term[lang], definition: one.definition[lang] }));
  const terms = { en: termsIn('en'), es: termsIn('es') };
  const linked = new Set(entries.filter((one) => one.link).map((one) => one.slug));
  const finders = { en: finder(terms.en, linked), es: finder(terms.es, linked) };
  return { terms, mark: (root, lang) => markFirstUses(root, finders[lang]) };
}

interface Finder {
  pattern: RegExp | undefined;
  byWord: Map<string, Term>;
}

/** "agreement (mentoring)" is looked for as "agreement"; longer terms win over the shorter ones they contain. */
function finder(terms: Term[], linked: Set<string>): Finder {
  const byWord = new Map<string, Term>();
  for (const term of terms) {
    if (!linked.has(term.slug)) continue;
    for (const word of term.term.replace(/\s*\([^)]*\)/g, '').split(/\s*[;,/]\s*/)) {
      if (word.length > 2) byWord.set(word.toLowerCase(), term);
    }
  }
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length);
  if (words.length === 0) return { pattern: undefined, byWord };
  const body = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(${body})(?:e?s)?(?![\\p{L}\\p{N}-])`, 'giu'), byWord };
}

/** Where a link would be wrong or would pull the eye from something to do. */
const NOT_INSIDE = new Set(['heading', 'link', 'strong', 'image', 'table', 'blockquote']);
const NOT_INSIDE_DIRECTIVES = new Set([
  'product',
  'prompt',
  'answer',
  'trainer',
  'card',
  'talk',
  'sliders',
  'timeline',
]);

function markFirstUses(root: MdNode, { pattern, byWord }: Finder): Term[] {
  const found = new Map<string, Term>();
  if (pattern) visit(root);
  return [...found.values()].sort((a, b) => a.term.localeCompare(b.term));

  function visit(node: MdNode): void {
    if (NOT_INSIDE.has(node.type) || (isDirective(node) && NOT_INSIDE_DIRECTIVES.has(node.name ?? '')))
      return;
    if (node.data?.directiveLabel) return;
    node.children = node.children?.flatMap((child) => {
      if (child.type === 'text') return split(child);
      visit(child);
      return [child];
    }) as MdNode[];
  }

  function split(node: MdNode): MdNode[] {
    const text = node.value ?? '';
    const parts: MdNode[] = [];
    let from = 0;
    for (const match of text.matchAll(pattern as RegExp)) {
      const term = byWord.get((match[1] ?? '').toLowerCase());
      if (!term || found.has(term.slug)) continue;
      found.set(term.slug, term);
      if (match.index > from) parts.push({ type: 'text', value: text.slice(from, match.index) });
      parts.push(termLink(match[0], term.slug));
      from = match.index + match[0].length;
    }
    return from === 0 ? [node] : [...parts, { type: 'text', value: text.slice(from) }];
  }
}

const termLink = (word: string, slug: string): MdNode => ({
  type: 'link',
  url: `#term-${slug}`,
  data: { hProperties: { className: ['term'] } },
  children: [{ type: 'text', value: word }],
});
