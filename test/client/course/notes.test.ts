import { describe, expect, it } from 'vitest';
import { hasWords } from '../../../client/core/has-words.ts';
import { byStep, notesAsText } from '../../../client/rooms/course/note.list.ts';

const note = (number: string, title: string, text: string, question: string | null = null) => ({
  module: `module-${number.split('.')[0]}`,
  step: `step-${number}`,
  number,
  title,
  box: question ?? 'note',
  question,
  text,
  savedAt: '2026-03-26T10:42:00.000Z',
});

const NOTES = [
  note('10.2', 'Persuade', 'Ask Marta first.'),
  note('2.10', 'Later', 'Two'),
  note('2.9', 'Earlier', 'One', 'What did you hear?'),
  note('', 'A step that is gone', 'Still mine'),
  note('2.9', 'Earlier', 'Free'),
];

describe('[a8] one’s notes in one place', () => {
  it('stand by step in the order of the course, those of a step that is gone at the end', () => {
    expect(byStep(NOTES).map((group) => group.map(({ text }) => text))).toEqual([
      ['One', 'Free'],
      ['Two'],
      ['Ask Marta first.'],
      ['Still mine'],
    ]);
  });

  it('are taken away as plain text, with what each was about', () => {
    const text = notesAsText('My notes: The course', NOTES.slice(1, 3), () => 'Thu 26 March, 10:42');
    expect(text).toBe(
      'My notes: The course\n\n\n2.9 Earlier\n\nWhat did you hear?\nOne\nThu 26 March, 10:42' +
        '\n\n\n2.10 Later\n\nTwo\nThu 26 March, 10:42\n',
    );
  });

  it.each([
    ['mentoria señal', 'La señal de la mentoría', true],
    ['SENAL', 'una señal', true],
    ['señal otra', 'una señal', false],
  ])('are found by %j in %j: %s', (question, text, found) => expect(hasWords(text, question)).toBe(found));
});
