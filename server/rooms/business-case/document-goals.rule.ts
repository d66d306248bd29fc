import type { Choices, DocumentPart, DocumentSaying } from './case-document.types.ts';
import { placeOf, TABLES } from './case-tables.rule.ts';
import type { CaseHead } from './case.types.ts';
import { NEW_HEAD } from './head.rule.ts';

/** What a project is after, whom it is for and its themes (S0.2): choices in the head, read where the case says its aims. */

const GOALS = 'project-goals';
const GROUPS = 'project-groups';

type Both = Readonly<Record<'en' | 'es', string>>;
interface Titled {
  key: string;
  title: Both;
}
interface Guides {
  goals: { choices: readonly Titled[] };
  lists: readonly { whom: boolean; groups: readonly Titled[] }[];
}

export const GOALS_SECTION = placeOf(TABLES.aims).section;

/** How those choices are called; undefined: the edition has none. */
export function goalChoices(guides: Guides | null | undefined): Choices {
  const labelled = (all: readonly Titled[]) => all.map(({ key, title }) => ({ key, label: title }));
  const groups = (guides?.lists ?? []).filter(({ whom }) => whom).flatMap((list) => list.groups);
  return { [GOALS]: labelled(guides?.goals.choices ?? []), [GROUPS]: labelled(groups) };
}

export const choiceOf =
  (choices: Choices, lang: 'en' | 'es'): DocumentSaying['choice'] =>
  (source, key) =>
    choices[source]?.find((one) => one.key === key)?.label[lang] ?? key;

export function goalParts(head: CaseHead, { say, choice }: DocumentSaying): DocumentPart[] {
  // A version from before there were such choices has none.
  const { goals, groups, themes } = { ...NEW_HEAD, ...head };
  const named = (source: string, keys: readonly string[]) => keys.map((key) => choice(source, key));
  const facts = [
    { name: say('goals'), texts: named(GOALS, goals) },
    { name: say('groups'), texts: named(GROUPS, groups) },
    { name: say('themes'), texts: themes },
  ]
    .filter(({ texts }) => texts.length > 0)
    .map(({ name, texts }) => ({ name, text: texts.join('; ') }));
  return facts.length > 0 ? [{ kind: 'facts', title: null, facts }] : [];
}

/** In whatever leaves its section out, they are left out with it. */
export const withoutGoals = (head: CaseHead): CaseHead => ({ ...head, goals: [], groups: [], themes: [] });
