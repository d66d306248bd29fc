import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, merge } from '../../server/rooms/business-case/case-difference.rule.ts';
import type { Inline } from '../../server/rooms/business-case/rich-text.types.ts';
import { joined, sentencesOf, wordDifference } from '../../server/rooms/business-case/sentences.rule.ts';
import { doc, inlines, list, p, section, table, text } from './case-texts-kit.ts';

describe('places of a text', () => {
  const mine = doc(
    p('Two colleges became one in 2023.'),
    p('The East site talks in corridors; the West site writes things down. There is good will.'),
    p('There is little slack: weeks 12-14 and the whole of May are impossible.'),
  );
  const theirs = doc(
    p('Two colleges became one in 2023.'),
    p(
      'The East site talks in the car park; the West site writes things down, and keeps it. There is good will.',
    ),
    p('There is little slack: weeks 12-14 are impossible.'),
  );

  it('are sentences of a paragraph that both have, each chosen by itself', () => {
    const changes = changesOf(section(mine), section(theirs));
    expect(changes).toHaveLength(2);
    const [first] = changes;
    const kept = merge(section(mine), section(theirs), { [first!.id]: 'other' });
    expect(kept.text?.content).toEqual([mine.content[0], theirs.content[1], mine.content[2]]);
  });

  it('take both sentences one behind the other, in one paragraph', () => {
    const [first] = changesOf(section(mine), section(theirs));
    const kept = merge(section(mine), section(theirs), { [first!.id]: 'both' });
    expect(kept.text?.content[1]).toEqual(
      p(
        'The East site talks in corridors; the West site writes things down. The East site talks in the car park; the West site writes things down, and keeps it. There is good will.',
      ),
    );
  });

  it('set a gap between two sentences where the first had none behind it', () => {
    const [one, other] = [section(doc(p('We begin. In May.'))), section(doc(p('We begin. In June.')))];
    const [place] = changesOf(one, other);
    expect(merge(one, other, { [place!.id]: 'both' }).text).toEqual(doc(p('We begin. In May. In June.')));
  });

  it('are none for a gap that the next sentence brought', () => {
    const [one, other] = [
      section(doc(p('We begin in May.'))),
      section(doc(p('We begin in May. We end in July.'))),
    ];
    const changes = changesOf(one, other);
    expect(changes).toMatchObject([{ one: [], other: [[{ text: 'We end in July.' }]] }]);
  });

  it('are entries of a list, not the list', () => {
    const one = section(doc(list('A room on each site', 'Two hours a month')));
    const other = section(doc(list('A room on each site', 'Three hours a month', 'A mug')));
    expect(changesOf(one, other)).toHaveLength(2);
  });

  it('are rows of a table, so that every row keeps its cells', () => {
    const one = section(doc(table(['Who', 'When'], ['Ruth', 'May'])));
    const other = section(doc(table(['Who', 'When'], ['Ruth', 'June'], ['Omar', 'July'])));
    const [place, ...more] = changesOf(one, other);
    expect(more).toEqual([]);
    expect(merge(one, other, { [place!.id]: 'both' }).text).toEqual(
      doc(table(['Who', 'When'], ['Ruth', 'May'], ['Ruth', 'June'], ['Omar', 'July'])),
    );
  });

  it('see a word that was made bold, and nothing else', () => {
    const one = doc(p('A wrong fact.'));
    const other = doc(p('A ', text('wrong', { type: 'bold' }), ' fact.'));
    expect(changesOf(section(one), section(other))).toHaveLength(1);
    expect(
      wordDifference([text('A wrong fact.')], (other.content[0] as { content: Inline[] }).content),
    ).toEqual([
      { text: 'A ', marks: [], is: 'same' },
      { text: 'wrong', marks: [], is: 'out' },
      { text: 'wrong', marks: [{ type: 'bold' }], is: 'in' },
      { text: ' fact.', marks: [], is: 'same' },
    ]);
  });

  it('are the two texts whole where they have too little in common', () => {
    const changes = changesOf(
      section(doc(p('Two of nine new teachers left in one year.'))),
      section(doc(p('Costs are counted in hours, not in cash.'))),
    );
    expect(changes).toMatchObject([{ one: [{ type: 'paragraph' }], other: [{ type: 'paragraph' }] }]);
  });

  it('are not sought beyond a limit in texts that have nothing in common', () => {
    const many = (word: string) =>
      section(doc(...Array.from({ length: 2000 }, (_, at) => p(`${word} ${at}`))));
    const [place, ...more] = changesOf(many('one'), many('other'));
    expect(more).toEqual([]);
    expect(place).toMatchObject({ is: 'place' });
  });
});

describe('words of two passages', () => {
  const marked = (one: string, other: string) =>
    wordDifference([text(one)], [text(other)]).map(({ text: words, is }) => `${is} ${words}`);

  it('leave a sign behind a word alone, and take a figure as one word', () => {
    expect(marked('talks in corridors; net −£947.60.', 'talks in the car park; net −£1,339.60.')).toEqual([
      'same talks in ',
      'out corridors',
      'in the car park',
      'same ; net ',
      'out −£947.60',
      'in −£1,339.60',
      'same .',
    ]);
  });

  it('cut a paragraph into sentences that make it again', () => {
    fc.assert(
      fc.property(inlines, (content) => {
        expect(joined(sentencesOf(content))).toEqual(content);
      }),
    );
  });
});
