import { expect, it } from 'vitest';
import { withWords } from '../../server/rooms/business-case/added-words.rule.ts';
import { cleanedText } from '../../server/rooms/business-case/rich-text.rule.ts';
import { doc, p, text } from './rich-text-kit.ts';

it('words from elsewhere are put below what is written, a paragraph a line, and touch nothing of it', () => {
  const before = cleanedText(doc(p(text('Mine.'))));
  expect(withWords(before, ' First. \n\nSecond.\n')).toEqual(
    doc(p(text('Mine.')), p(text('First.')), p(text('Second.'))),
  );
  expect(withWords(null, 'First.')).toEqual(doc(p(text('First.'))));
});
