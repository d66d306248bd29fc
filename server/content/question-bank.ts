import { z } from 'zod';
import { checkTexts } from './field-check.ts';
import type { ContentPart } from './part.ts';
import { bothLanguages, slug } from './shapes.ts';
import { readYamlFile } from './yaml-file.ts';

export const questionBankSchema = z.strictObject({
  drawers: z
    .array(
      z.strictObject({
        key: slug.describe('Never changes: learners keep questions in it.'),
        title: bothLanguages,
        says: bothLanguages.describe('What a question in it is for.'),
        starter: bothLanguages.describe('One to begin with.'),
      }),
    )
    .min(1)
    .describe('Where learners sort their own questions.'),
  kinds: z
    .array(
      z.strictObject({ key: slug, title: bothLanguages, says: bothLanguages.describe('When it helps.') }),
    )
    .min(1)
    .describe('What a question does. Records of a turn use the same keys.'),
  inquiries: z
    .array(z.strictObject({ key: slug, title: bothLanguages.describe('What is looked into.') }))
    .min(1)
    .describe('What a set inquires into before anybody proposes anything; each has a question.'),
  questions: z
    .array(
      z.strictObject({
        key: slug.describe('Never changes: learners keep questions by it.'),
        kind: slug,
        inquiry: slug.optional(),
        text: bothLanguages.describe('The question as it is asked, of one person.'),
      }),
    )
    .min(1),
});
export type QuestionBank = z.output<typeof questionBankSchema>;

const FILE = 'question-bank.yaml';

/** `question-bank.yaml`: the questions that a learner's own bank begins with, and that a set is offered. */
export const questionBankPart: ContentPart = {
  name: 'question-bank',
  schemas: { 'question-bank': questionBankSchema },
  load({ files, problems, style }) {
    if (!files.has(FILE)) return undefined;
    const read = readYamlFile({ files, file: FILE }, questionBankSchema, problems);
    if (!read) return undefined;
    const { kinds, inquiries, questions } = read.data;
    const add = (path: (string | number)[], message: string) =>
      problems.add('question-bank', { file: FILE, line: read.lineOf(path) }, message);
    read.data.drawers.forEach(({ key }, at) => {
      if (read.data.drawers.findIndex((one) => one.key === key) !== at)
        add(['drawers', at], `${key} is there twice`);
    });
    const keys = questions.map((one) => one.key);
    questions.forEach((one, at) => {
      if (keys.indexOf(one.key) !== at) add(['questions', at], `${one.key} is there twice`);
      if (!kinds.some(({ key }) => key === one.kind)) add(['questions', at], `${one.kind} is no kind`);
      if (one.inquiry !== undefined && !inquiries.some(({ key }) => key === one.inquiry))
        add(['questions', at], `${one.inquiry} is no inquiry`);
    });
    kinds.forEach(({ key }, at) => {
      if (!questions.some((one) => one.kind === key)) add(['kinds', at], `no question is of kind ${key}`);
    });
    inquiries.forEach(({ key }, at) => {
      if (!questions.some((one) => one.inquiry === key))
        add(['inquiries', at], `no question looks into ${key}`);
    });
    checkTexts({ read, problems }, style(FILE));
    return { offer: { targets: [], openable: [], wanting: [] }, data: read.data };
  },
  count: (data) => ({ questions: (data as QuestionBank | undefined)?.questions.length ?? 0 }),
};

/** The question bank of an edition that was loaded with `questionBankPart`; undefined when the edition has none. */
export const questionBankOf = (edition: {
  parts: Readonly<Record<string, unknown>>;
}): QuestionBank | undefined => edition.parts[questionBankPart.name] as QuestionBank | undefined;
