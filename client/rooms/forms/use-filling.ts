import { useMemo, useState } from 'preact/hooks';
import {
  asked,
  computedValues,
  isAnswered,
  isNeeded,
  isShaped,
  noticesOf,
  partOf,
  problems,
  type Problem,
} from '../../../server/rooms/forms/answer.rule.ts';
import { lang } from '../../core/i18n.ts';
import { useWriting, type Conflict, type SaveState } from '../../core/writing.ts';
import { knownOf, sameFilled, thingOf, today, WHOLE } from './filled.ts';
import { outcomes } from './forms.state.ts';
import {
  ANSWER,
  type AnswerName,
  type Field,
  type Filled,
  type Opened,
  type Shared,
  type ShownForm,
  type Values,
} from './forms.types.ts';
import type { Given } from './field-parts.tsx';
import { problemWords } from './problem-words.ts';
import { seenByOf } from './seen-words.ts';

/** A form while somebody fills it in: what is asked, what stands there, what is wrong and seen to be wrong. */
export interface Filling {
  name: AnswerName;
  /** Also where a part of it is open: a conflict may be about fields elsewhere. */
  whole: ShownForm;
  /** The whole form, or the part that a step opens. */
  form: ShownForm;
  values: Values;
  /** Those, with what is worked out and what the variant answers by itself. */
  seen: Values;
  fields: readonly Field[];
  notices: ShownForm['notices'];
  given: Given;
  shared: readonly Shared[];
  state: SaveState;
  /** The device keeps what is written from now on. */
  ready: boolean;
  conflict: Conflict<Filled> | undefined;
  progress: { done: number; all: number; free: number };
  /** What is missing, once somebody has tried to finish. */
  missing: readonly Problem[];
  finished: Finished | undefined;
  write(key: string, value: unknown): void;
  leave(key: string): void;
  wasLeft(key: string): boolean;
  errorOf(key: string): string | undefined;
  cellErrorsOf(key: string): ReadonlyMap<string, string>;
  /** Undefined where the whole form says it once. */
  seenBy(field: Field): string | undefined;
  seenByAll: string | undefined;
  settle(values: Values): void;
  /** Sends what waits. */
  flush(): Promise<void>;
  /** Sends what stands, also where nobody has written yet: what is shared must be there first. */
  keep(): Promise<void>;
  /** What waits on this device is not wanted any more. */
  clear(): void;
  /** An answer of one's own that the server has: it can be erased. */
  erasable: boolean;
  /** Answers whether nothing is missing, and it is on its way. */
  finish(): boolean;
}

export interface Finished {
  at: string;
  changedSince: boolean;
}

export interface Place {
  opened: Opened;
  name: AnswerName;
  part?: string | undefined;
  /** Filled in while others talk: who reads it stands above the questions, where it is the same for each. */
  seenOnce?: boolean | undefined;
}

export function useFilling(place: Place): Filling {
  const { opened, name, part } = place;
  const { form: whole, sources } = opened;
  const { shared } = opened.answer;
  const form = useMemo(() => (part === undefined ? whole : (partOf(whole, part) ?? whole)), [whole, part]);
  const { savedAt, finishNow, ...answer } = useAnswer(place);
  const { values, write } = answer;
  const computed = computedValues(whole, values, lang.value);
  const seen = { ...values, ...computed, ...form.known, ...form.sets };
  const within = new Set(form.fields.map(({ key }) => key));
  const fields = asked(whole, values).filter(({ key }) => within.has(key));
  const found = problems(form, values, today());
  const unread = unreadOf(fields, values);
  const reading = seenByOf({ form, fields, shared, once: place.seenOnce === true });
  const faults = useFaults({ form, found, unread, sources, thing: thingOf(name) });
  return {
    ...answer,
    ...faults,
    ...reading,
    name,
    whole,
    form,
    seen,
    fields,
    shared,
    notices: noticesOf(form, values),
    given: { sources, values, write, computed },
    progress: progressOf(fields, seen),
    finished: finishedOf(opened, { part, thing: thingOf(name), savedAt }),
    finish: () => {
      faults.try();
      if (found.length === 0) finishNow();
      void answer.flush();
      return found.length === 0;
    },
  };
}

/** The answer as it stands on the screen, and how it is written. */
function useAnswer({ opened, name, part }: Place) {
  const known = useMemo(() => knownOf(opened), [opened]);
  const writing = useWriting<Filled>({
    thing: thingOf(name),
    kind: ANSWER,
    known,
    start: known.value,
    same: sameFilled,
  });
  const now = () => writing.value.peek().values;
  const put = (values: Values, finish?: string) =>
    writing.write({
      values,
      version: opened.form.version,
      lang: lang.peek(),
      ...(finish === undefined ? {} : { finish }),
      // Whoever writes here has chosen to.
      ...(opened.form.kept_on === 'device' ? { store: true as const } : {}),
    });
  return {
    values: writing.value.value.values,
    state: writing.state.value,
    ready: writing.ready.value,
    conflict: writing.conflict.value,
    savedAt: writing.known.value?.savedAt,
    erasable: writing.known.value?.savedAt !== undefined && !opened.together,
    write: (key: string, value: unknown) => put({ ...now(), [key]: value }),
    settle: (values: Values) => writing.settle({ ...writing.value.peek(), values }),
    finishNow: () => put(now(), part ?? WHOLE),
    flush: () => writing.flush(),
    clear: () => writing.clear(),
    keep: async () => {
      if ((writing.known.peek()?.revision ?? 0) === 0) put(now());
      await writing.flush();
    },
  };
}

/** What was typed and is no answer of its field, such as a number in words. It stops nobody, and is said all the same. */
const unreadOf = (fields: readonly Field[], values: Values): Problem[] =>
  fields.flatMap((field) => {
    const value = values[field.key];
    return isAnswered(value) && field.type !== 'computed' && !isShaped(field, value)
      ? [{ field: field.key, code: 'unfit' as const }]
      : [];
  });

interface Faulty {
  form: ShownForm;
  found: readonly Problem[];
  unread: readonly Problem[];
  sources: Opened['sources'];
  thing: string;
}

/** A fault is said when the field is left, and what is missing when somebody wants to finish: never while they write. */
function useFaults({ form, found, unread, sources, thing }: Faulty) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const known = outcomes.value.get(thing)?.problems ?? [];
  const all = [...found, ...(found.length === 0 ? known : [])] as Problem[];
  const more = unread.filter(({ field }) => !all.some((one) => one.field === field));
  const shown = [...all, ...more].filter(
    ({ field, code }) => tried || (left.has(field) && code !== 'required'),
  );
  const words = (problem: Problem) => problemWords(form, problem, sources);
  const ofCell = ({ row, column }: Problem) => (row === undefined ? undefined : `${row}/${column ?? ''}`);
  return {
    missing: tried ? all : [],
    try: () => setTried(true),
    leave: (key: string) => setLeft((before) => (before.has(key) ? before : new Set([...before, key]))),
    wasLeft: (key: string) => left.has(key) || tried,
    errorOf: (key: string) => {
      const own = shown.filter((one) => one.field === key && ofCell(one) === undefined);
      return own.length > 0 ? own.map(words).join(' ') : undefined;
    },
    cellErrorsOf: (key: string) =>
      new Map(
        shown.flatMap((one) => {
          const cell = ofCell(one);
          return one.field === key && cell !== undefined ? [[cell, words(one)] as const] : [];
        }),
      ),
  };
}

function progressOf(fields: readonly Field[], seen: Values): Filling['progress'] {
  const typed = fields.filter(({ type }) => type !== 'computed');
  const open = typed.filter(({ key }) => !isAnswered(seen[key]));
  return {
    all: typed.length,
    done: typed.length - open.length,
    free: open.filter((field) => !isNeeded(field, seen)).length,
  };
}

/** When this form, or this part of it, was last finished, as far as this page knows. */
function finishedOf(
  { answer }: Opened,
  { part, thing, savedAt }: { part: string | undefined; thing: string; savedAt: string | undefined },
): Finished | undefined {
  const outcome = outcomes.value.get(thing);
  const here =
    outcome?.problems.length === 0 && outcome.part === (part ?? WHOLE) ? outcome.savedAt : undefined;
  const before =
    part === undefined ? answer.finishedAt : answer.parts.find((one) => one.part === part)?.finishedAt;
  const at = [here, before]
    .flatMap((one) => one ?? [])
    .toSorted()
    .at(-1);
  if (at === undefined) return undefined;
  const saved = savedAt ?? answer.savedAt ?? at;
  return { at, changedSince: saved > at };
}
