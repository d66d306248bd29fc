import { describe, expect, it } from 'vitest';
import type { SectionValue } from '../../server/rooms/business-case/case.types.ts';
import { joined, parted } from '../../server/rooms/business-case/joining.rule.ts';

const section = (texts: string[], rows: string[] = []): SectionValue => ({
  text: {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  },
  tables: rows.length > 0 ? { lines: rows.map((key) => ({ key, cells: { label: key } })) } : {},
});

describe('two cases of one person', () => {
  const own = section(['Mine'], ['a', 'fixed']);
  const theirs = section(['Theirs', 'More'], ['b', 'fixed']);

  it('become one with every word and every row of both, once', () => {
    const both = joined(own, theirs);
    expect(both).toEqual(section(['Mine', 'Theirs', 'More'], ['a', 'fixed', 'b']));
    expect(joined(both, theirs)).toEqual(both);
    expect(joined(undefined, theirs)).toEqual(theirs);
  });

  it('part again: what came goes, what was written since stays', () => {
    expect(parted(joined(own, section(['Theirs'], ['b'])), section(['Theirs'], ['b']))).toEqual(own);
    const written = section(['Mine', 'Theirs, changed']);
    expect(parted(written, section(['Theirs']))).toEqual(written);
    expect(parted(theirs, theirs)).toBeUndefined();
  });
});
