import { AUDIENCE_ORDER, BY_HAND } from './audiences.ts';
import { accessOf, type Access, type Audience } from '../../../server/rooms/forms/seen.rule.ts';
import { listText, t, tCode } from '../../core/i18n.ts';
import { WHOLE } from './filled.ts';
import type { Field, Shared, ShownForm } from './forms.types.ts';

interface Reader {
  /** Audiences that the field is shared with now. */
  sharedWith: readonly string[];
  /** Whoever reads the sentence is the one who writes. */
  byAuthor: boolean;
  /** With whom it may be shared stands beside the field, where that is chosen. */
  brief?: boolean;
}

/** Who reads a field, as a sentence made of what the form's definition says: never of words that somebody wrote beside it. */
export function seenWords(form: ShownForm, field: Field, reader: Reader): string {
  const others = AUDIENCE_ORDER.filter((audience) => audience !== 'author' && !BY_HAND.has(audience));
  const of = (wanted: (access: Access, audience: Audience) => boolean) =>
    others.filter((audience) => wanted(accessOf(form, field, audience), audience));
  const readers = of(
    (access, audience) =>
      READS.includes(access) || (access === 'shared' && reader.sharedWith.includes(audience)),
  );
  const later = of((access, audience) => SHARES.includes(access) && !readers.includes(audience));
  const author = accessOf(form, field, 'author') === 'none' ? [] : [authorWord(reader.byAuthor)];
  return [
    readers.length === 0
      ? aloneText(reader, later)
      : t('forms.seen.by', { list: listText([...author, ...readers.map(audienceWord)]) }),
    ...(reader.brief ? [] : extra('forms.seen.if-shared', later)),
    ...extra(
      'forms.seen.averages',
      of((access) => access === 'averages'),
    ),
    ...extra(
      'forms.seen.number',
      of((access) => access === 'number'),
    ),
    ...extra(
      'forms.seen.exists',
      of((access) => access === 'exists'),
    ),
    ...extra(
      'forms.seen.by-hand',
      AUDIENCE_ORDER.filter(
        (audience) => BY_HAND.has(audience) && READS.includes(accessOf(form, field, audience)),
      ),
    ),
  ].join(' ');
}

function aloneText({ byAuthor, brief }: Reader, later: readonly Audience[]): string {
  if (!byAuthor) return t('forms.seen.only-author');
  return t(brief && later.length > 0 ? 'forms.seen.until' : 'forms.seen.only-you');
}

const READS: readonly Access[] = ['read', 'write'];
/** By its author's choice. */
const SHARES: readonly Access[] = ['shared', 'averages-of-shared'];

type Extra = `forms.seen.${'if-shared' | 'averages' | 'number' | 'exists' | 'by-hand'}`;
const extra = (key: Extra, audiences: readonly Audience[]): string[] =>
  audiences.length > 0 ? [t(key, { list: listText(audiences.map(audienceWord)) })] : [];

const authorWord = (byAuthor: boolean): string =>
  t(byAuthor ? 'forms.audience.you' : 'forms.audience.author');

export const audienceWord = (audience: string): string =>
  tCode('forms.audience', audience, 'forms.audience.others');

interface Filled {
  form: ShownForm;
  fields: readonly Field[];
  shared: readonly Shared[];
  /** Said once, where it is the same for every field. */
  once: boolean;
}

interface SeenBy {
  /** Undefined where the whole form says it once. */
  seenBy(field: Field): string | undefined;
  seenByAll: string | undefined;
}

/** Who reads what somebody fills in, at each field or above them all. */
export function seenByOf({ form, fields, shared, once }: Filled): SeenBy {
  const sentence = (field: Field) => seenWords(form, field, writerOf(shared, field.key));
  const [first, ...others] = new Set(once ? fields.map(sentence) : []);
  if (first === undefined || others.length > 0) return { seenBy: sentence, seenByAll: undefined };
  return { seenBy: () => undefined, seenByAll: first };
}

/** Whoever fills it in. With whom it may be shared stands beside the field. */
const writerOf = (shared: readonly Shared[], key: string) => ({
  sharedWith: audiencesOf(shared, key),
  byAuthor: true,
  brief: true,
});

const audiencesOf = (shared: readonly Shared[], key: string): string[] =>
  shared.filter(({ item }) => item === key || item === WHOLE).map(({ audience }) => audience);

/** Whether a field may be shared with an audience by choice. */
export const mayShare = (form: ShownForm, field: Field, audience: Audience): boolean =>
  SHARES.includes(accessOf(form, field, audience));
