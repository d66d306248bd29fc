import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { BY_HAND } from '../../client/rooms/forms/audiences.ts';
import { AUDIENCES } from '../../server/content/field.vocabulary.ts';
import { applyVariant, type ShownForm } from '../../server/rooms/forms/answer.rule.ts';
import { formsOf } from '../../server/rooms/forms/forms.content.ts';
import { accessOf, type Audience } from '../../server/rooms/forms/seen.rule.ts';
import { EDITIONS } from './both-editions.ts';
import { hasTest, LANGS, sentencesOf } from './promise-list.ts';

/**
 * A form says at its head who sees what. Each sentence of it stands in form-readers.yaml with whom it is about and the test
 * that shows it in the product, so that neither the sentence, nor `seen_by`, nor a page changes alone.
 */
const statement = z.strictObject({
  to: z.array(z.enum(Object.keys(AUDIENCES) as [Audience, ...Audience[]])).default([]),
  en: z.string(),
  es: z.string(),
  shown: z.record(z.string(), z.array(z.string()).min(1)).default({}),
});
type Statement = z.infer<typeof statement>;

const listed = z
  .record(z.string(), z.array(statement))
  .parse(parse(readFileSync(join(import.meta.dirname, 'form-readers.yaml'), 'utf8')));

const PLAIN = 'plain';
const variantsOf = (form: ReturnType<typeof formsOf>[number]) => [
  PLAIN,
  ...form.variants.filter(({ sees, seen_by }) => sees ?? seen_by).map(({ key }) => key),
];
const nameOf = ({ slug, variant }: ShownForm) => (variant === PLAIN ? slug : `${slug}#${variant}`);
const forms = EDITIONS.flatMap(({ name, course }) =>
  formsOf(course).flatMap((form) =>
    variantsOf(form).map((key) => {
      const shown = applyVariant(form, key)!;
      return [`${nameOf(shown)} of ${name}`, shown, listed[nameOf(shown)] ?? []] as const;
    }),
  ),
);

const readersOf = (form: ShownForm): Audience[] =>
  (Object.keys(AUDIENCES) as Audience[]).filter(
    (audience) =>
      audience !== 'author' && form.fields.some((field) => accessOf(form, field, audience) !== 'none'),
  );
const saidOf = (statements: readonly Statement[]) => new Set(statements.flatMap(({ to }) => to));
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/).filter(Boolean);

describe('who sees a form', () => {
  it.each(forms)('is said at the head of %s as its definition has it', (_, form, statements) => {
    expect([...saidOf(statements)].toSorted()).toEqual(readersOf(form).toSorted());
  });

  it.each(forms)('is said in sentences that are all accounted for: %s', (_, form, statements) => {
    for (const lang of LANGS) {
      const phrases = statements.map((one) => one[lang]);
      for (const phrase of phrases) expect(form.sees[lang]).toContain(phrase);
      for (const sentence of sentences(form.sees[lang]))
        expect(phrases.filter((one) => sentence.includes(one) || one.includes(sentence))).not.toEqual([]);
    }
  });

  it('is shown in the product for everybody but those who get a copy by hand', () => {
    const all = Object.entries(listed).flatMap(([form, statements]) =>
      statements.map((one) => [form, one] as const),
    );
    const promised = all.filter(([, { to }]) => to.some((audience) => !BY_HAND.has(audience)));
    expect(promised.filter(([, { shown }]) => Object.keys(shown).length === 0)).toEqual([]);
    const named = all.flatMap(([, { shown }]) =>
      Object.entries(shown).flatMap(([file, names]) => names.map((name) => [file, name] as const)),
    );
    expect(named.filter(([file, name]) => !hasTest(file, name))).toEqual([]);
  });

  const AT_WORK = {
    en: /(?:co-ordinator|programme|line manager) (?:sees|reads|gets) (?:the form|it|scales|averages)/,
    es: /(?:coordinación|programa|jefatura) (?:ve|lee|recibe) (?:el formulario|escalas|promedios)/,
  };
  it.each(EDITIONS.map((edition) => [edition.name, edition.course] as const))(
    'is in no step of %s said to be somebody at work, who has no page here',
    (_, course) => {
      for (const lang of LANGS) {
        const all = [...sentencesOf(course, lang).values()].flat();
        expect(all.length).toBeGreaterThan(1_000);
        expect(all.filter((sentence) => AT_WORK[lang].test(sentence))).toEqual([]);
      }
    },
  );

  it('is listed for no form that is not there', () => {
    const there = new Set(forms.map(([, form]) => nameOf(form)));
    expect(Object.keys(listed).filter((name) => !there.has(name))).toEqual([]);
  });
});
