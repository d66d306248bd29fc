import { checkCondition, checkFields, checkTexts, fits, type Checked } from '../../content/field-check.ts';
import type { ContentPart, EditionFiles, Offer } from '../../content/part.ts';
import { readYamlFile, type Read } from '../../content/yaml-file.ts';
import type { Field } from '../../content/field.schema.ts';
import { formSchema, type Form } from './forms.schema.ts';

/** `forms/<slug>.yaml`: every file is a form. */
export const formsPart: ContentPart = {
  name: 'forms',
  schemas: { form: formSchema },
  load(edition) {
    const names = edition.files.list('forms');
    if (names.length === 0) return undefined;
    const forms = names.flatMap((name) => readForm(`forms/${name}`, edition) ?? []);
    return { offer: offerOf(forms), data: forms };
  },
  count: (data) => {
    const forms = (data ?? []) as Form[];
    return { forms: forms.length, fields: forms.reduce((sum, form) => sum + form.fields.length, 0) };
  },
};

/** The forms of an edition that was loaded with `formsPart`. */
export const formsOf = (edition: { parts: Readonly<Record<string, unknown>> }): Form[] =>
  (edition.parts[formsPart.name] ?? []) as Form[];

function readForm(file: string, { files, problems, style }: EditionFiles): Form | undefined {
  const read = readYamlFile({ files, file }, formSchema, problems);
  if (!read) return undefined;
  const form = read.data;
  if (file !== `forms/${form.slug}.yaml`)
    problems.add('name-mismatch', { file, line: read.lineOf(['slug']) }, `slug is ${form.slug}`);
  const checked = { read, problems };
  const fields = checkFields(form.fields, ['fields'], checked);
  checkVariants(form, fields, checked);
  form.parts.forEach((part, at) => checkNames(part.fields, ['parts', at], fields, checked));
  form.notices.forEach((notice, at) => checkCondition(notice.when, ['notices', at, 'when'], fields, checked));
  checkSharing(read, checked);
  checkTexts(checked, style(file));
  return form;
}

function checkVariants({ variants }: Form, fields: Map<string, Field>, checked: Checked): void {
  variants.forEach((variant, at) => {
    const path = ['variants', at];
    for (const key of variant.beside)
      if (!variants.some((one) => one.key === key))
        report(checked, 'field-key', path, `${key} is no variant of this form`);
    checkNames([...variant.drops, ...Object.keys(variant.sets)], path, fields, checked);
    const left = new Map([...fields].filter(([key]) => !variant.drops.includes(key)));
    checkFields(variant.adds, [...path, 'adds'], checked, left);
    for (const [key, answer] of Object.entries(variant.sets)) {
      const field = fields.get(key);
      if (field && !fits(field, answer)) report(checked, 'field-rule', path, `${key} cannot be ${answer}`);
    }
  });
}

function checkNames(
  keys: readonly string[],
  path: (string | number)[],
  fields: Map<string, Field>,
  checked: Checked,
): void {
  for (const key of keys)
    if (!fields.has(key)) report(checked, 'field-key', path, `${key} is no field of this form`);
}

function checkSharing({ data: { sharing } }: Read<Form>, checked: Checked): void {
  if (sharing && !sharing.choices.some((one) => one.key === sharing.default))
    report(checked, 'field-rule', ['sharing', 'default'], `${sharing.default} is no choice`);
}

function report(
  { read, problems }: Checked,
  code: 'field-key' | 'field-rule',
  path: (string | number)[],
  message: string,
): void {
  problems.add(code, { file: read.file, line: read.lineOf(path) }, message);
}

/** A form is a place by its name, by each variant's and by each part's. */
function offerOf(forms: Form[]): Offer {
  const targetsOf = (form: Form) => [
    ...namesOf(form).map(({ name, title, room }) => ({ key: `FORM:${name}`, room, title })),
    ...form.parts.map(({ key, title }) => ({ key, room: form.opens_in, title })),
  ];
  return {
    targets: forms.flatMap(targetsOf),
    openable: forms.flatMap((form) => namesOf(form).map(({ name, room }) => ({ name, room }))),
    wanting: forms.map((form) => ({
      file: `forms/${form.slug}.yaml`,
      keys: [...namesOf(form).map(({ name }) => name), ...targetsOf(form).map(({ key }) => key)],
    })),
  };
}

const namesOf = ({ slug, title, variants, opens_in }: Form) => [
  { name: slug, title, room: opens_in },
  ...variants.map((variant) => ({
    name: `${slug}#${variant.key}`,
    title: variant.title,
    room: variant.opens_in ?? opens_in,
  })),
];
