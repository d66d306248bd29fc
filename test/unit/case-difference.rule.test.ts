import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  differenceOf,
  merge,
  type Choices,
} from '../../server/rooms/business-case/case-difference.rule.ts';
import { all, section, value } from './case-texts-kit.ts';

const wordsIn = (of: unknown): string[] =>
  [...JSON.stringify(of).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].flatMap(
    ([, words = '']) => words.match(/[\p{L}\p{N}]+/gu) ?? [],
  );
const counted = (words: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** Rectangular tables, lists that are not empty, entries that begin with a paragraph: what the editor can show. */
function faults(node: { type: string; content?: readonly unknown[] }): string[] {
  const children = (node.content ?? []) as { type: string; content?: unknown[] }[];
  const own: string[] = [];
  if (node.type !== 'paragraph' && 'content' in node && children.length === 0) own.push(`empty ${node.type}`);
  if (node.type === 'listItem' && children[0]?.type !== 'paragraph') own.push('entry without paragraph');
  if (node.type === 'table' && new Set(children.map((row) => row.content?.length)).size > 1)
    own.push('ragged table');
  return [...own, ...children.flatMap((child) => faults(child))];
}

describe('two states of one section', () => {
  it('make mine of all that is mine, and theirs of all that is theirs', () => {
    fc.assert(
      fc.property(value, value, (mine, theirs) => {
        expect(merge(mine, theirs, all(mine, theirs, 'one'))).toEqual(mine);
        expect(merge(mine, theirs, all(mine, theirs, 'other'))).toEqual(theirs);
      }),
      { numRuns: 150 },
    );
  });

  it('differ nowhere where they are the same', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(changesOf(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it('keep every word of each where both are taken', () => {
    fc.assert(
      fc.property(value, value, (mine, theirs) => {
        const both = counted(wordsIn(merge(mine, theirs, all(mine, theirs, 'both')).text));
        for (const side of [mine, theirs])
          for (const [word, count] of counted(wordsIn(side.text)))
            expect(both.get(word) ?? 0).toBeGreaterThanOrEqual(count);
      }),
      { numRuns: 150 },
    );
  });

  it('keep what they share whatever is chosen, in a shape that the editor can show', () => {
    const choice = fc.constantFrom('one' as const, 'other' as const, 'both' as const);
    fc.assert(
      fc.property(value, value, fc.infiniteStream(choice), (mine, theirs, stream) => {
        const choices = Object.fromEntries(
          changesOf(mine, theirs).map(({ id }) => [id, stream.next().value as Choices[string]] as const),
        ) as Choices;
        const kept = merge(mine, theirs, choices);
        if (kept.text) expect(faults(kept.text)).toEqual([]);
        const words = counted(wordsIn(kept.text));
        const shared = wordsIn(sharedParts(differenceOf(mine, theirs).text));
        for (const [word, count] of counted(shared))
          expect(words.get(word) ?? 0).toBeGreaterThanOrEqual(count);
        for (const [key, before] of Object.entries(mine.tables))
          for (const { key: row } of before)
            if (theirs.tables[key]?.some((one) => one.key === row))
              expect(kept.tables[key]?.map((one) => one.key)).toContain(row);
      }),
      { numRuns: 150 },
    );
  });
});

function sharedParts(parts: readonly { is: string }[]): unknown[] {
  return parts.flatMap((part): unknown[] => {
    if (part.is === 'same') return [(part as unknown as { one: unknown }).one];
    return 'parts' in part ? sharedParts(part.parts as { is: string }[]) : [];
  });
}

describe('places of a table', () => {
  const row = (key: string, cells: Record<string, unknown>) => ({ key, cells });
  const mine = section(null, {
    criteria: [row('a', { what: 'Fewer leave', target: 6, who: ['head'] }), row('mine', { what: 'Mine' })],
  });
  const theirs = section(null, {
    criteria: [row('new', { what: 'Theirs' }), row('a', { what: 'Fewer leave', target: 7, who: ['tutor'] })],
  });

  it('are cells of a row that both have, and rows that one has', () => {
    const named = changesOf(mine, theirs).map(({ id, is }) => [is, id]);
    expect(named).toEqual([
      ['row', 'criteria/new'],
      ['cell', 'criteria/a/target'],
      ['cell', 'criteria/a/who'],
      ['row', 'criteria/mine'],
    ]);
  });

  it('are chosen one by one: a row of each, a figure of one, choices of both', () => {
    const kept = merge(mine, theirs, {
      'criteria/new': 'other',
      'criteria/a/target': 'other',
      'criteria/a/who': 'both',
      'criteria/mine': 'both',
    });
    expect(kept.tables['criteria']).toEqual([
      row('new', { what: 'Theirs' }),
      row('a', { what: 'Fewer leave', target: 7, who: ['head', 'tutor'] }),
      row('mine', { what: 'Mine' }),
    ]);
  });

  it('are the order, where the rows stand in another', () => {
    const [one, other] = [
      ['a', 'b', 'c'],
      ['c', 'a', 'b'],
    ].map((keys) => section(null, { risks: keys.map((key) => row(key, {})) }));
    expect(changesOf(one!, other!)).toMatchObject([{ is: 'order', id: 'risks/' }]);
    expect(merge(one!, other!, { 'risks/': 'other' })).toEqual(other);
  });
});
