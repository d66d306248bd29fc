import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { configure } from '@testing-library/dom';
import { IDBFactory } from 'fake-indexeddb';
import { expect, vi } from 'vitest';
import { parse } from 'yaml';
import { fieldSchema } from '../../../server/content/field.schema.ts';
import { applyVariant, type ShownForm } from '../../../server/rooms/forms/form.rule.ts';
import { formSchema, type Form } from '../../../server/rooms/forms/forms.schema.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { newId, openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { FillingForm } from '../../../client/rooms/forms/filling-form.tsx';
import { sendAnswer } from '../../../client/rooms/forms/forms.state.ts';
import { ANSWER, type AnswerName, type Opened } from '../../../client/rooms/forms/forms.types.ts';
import { render } from '../setup.ts';

// What is asked for is there within a moment, and the machine may be busy with ten other files.
configure({ asyncUtilTimeout: 10_000 });

const ME: Me = {
  id: 'tom',
  tenant: 'north',
  name: 'Tom',
  number: 1,
  role: 'learner',
  administers: false,
  testUser: false,
  asks: false,
  lang: 'en',
  platformName: 'Moodle',
  run: { id: 'autumn', title: null, trainer: { en: 'trainer', es: 'formadora' } },
};

export async function arrive(as: Partial<Me> = {}): Promise<void> {
  globalThis.indexedDB = new IDBFactory();
  await needWords('core', 'forms', 'run-notes');
  // A person of their own for each test: what one has left on the device is nobody else's.
  me.value = { ...ME, id: newId(), ...as };
  await openOutbox({ [ANSWER]: () => Promise.resolve(sendAnswer) });
}

/** A form of the course, as its file says it. */
export function formOf(slug: string, variant = 'plain'): ShownForm {
  const file = `course-content/advanced-mentoring/forms/${slug}.yaml`;
  const form = formSchema.parse(parse(readFileSync(file, 'utf8')));
  return variantOf(form, variant);
}

function variantOf(form: Form, variant: string): ShownForm {
  const shown = applyVariant(form, variant);
  if (!shown) throw new Error(`The form has no variant ${variant}.`);
  return shown;
}

const both = (text: string) => ({ en: text, es: `${text} (es)` });

/** A form of a few fields; each is called by its key where it says nothing else. */
export function smallForm(fields: Record<string, unknown>[], more: Partial<Form> = {}): ShownForm {
  const form = formSchema.parse({
    slug: 'small',
    version: 3,
    title: both('A small form'),
    filled_by: both('you'),
    sees: both('Only you see it.'),
    note: both('For a test.'),
    seen_by: { author: 'write' },
    fields: fields.map((field) => ({ label: both(String(field['key'])), ...field })),
    ...more,
  });
  for (const field of form.fields) fieldSchema.parse(field);
  return variantOf(form, 'plain');
}

interface Row {
  revision: number;
  values: Record<string, unknown>;
  savedAt: string;
}

const SAVED_AT = '2026-03-02T10:42:00.000Z';

/** A form that nobody has written in yet. */
export const openedOf = (form: ShownForm): Opened => ({
  lang: 'en',
  form,
  answer: {
    revision: 0,
    state: 'empty',
    values: {},
    version: null,
    lang: null,
    savedAt: null,
    finishedAt: null,
    shared: [],
    parts: [],
  },
  beside: [],
  starts: {},
  sources: {},
  together: null,
});

/** A server of one answer: compare-and-swap, and each write once. */
export class FormServer {
  readonly form: ShownForm;
  row: Row = { revision: 0, values: {}, savedAt: SAVED_AT };
  state: Opened['answer']['state'] = 'empty';
  shared: Opened['answer']['shared'] = [];
  starts: Opened['starts'] = {};
  sources: Opened['sources'] = {};
  /** Whose answer it has. What an earlier test left behind is sent as late as now, and is none of its business. */
  readonly subject = newId().slice(0, 12);
  readonly asked: { method: string; path: string; body: Record<string, unknown> }[] = [];

  constructor(form: ShownForm) {
    this.form = form;
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      if (!path.includes(this.subject)) throw new TypeError('another test has ended');
      const body = init.body ? (JSON.parse(init.body as string) as Record<string, unknown>) : {};
      this.asked.push({ method: init.method ?? 'GET', path, body });
      return this.#answer(init.method ?? 'GET', path, body);
    });
  }

  get opened(): Opened {
    const { revision, values, savedAt } = this.row;
    const empty = openedOf(this.form);
    return {
      ...empty,
      answer: {
        ...empty.answer,
        revision,
        state: this.state,
        values,
        ...(revision > 0 && { version: 3, lang: 'en', savedAt }),
        finishedAt: this.state === 'finished' ? savedAt : null,
        shared: this.shared,
      },
      starts: this.starts,
      sources: this.sources,
    };
  }

  /** Another device. */
  elsewhere(values: Record<string, unknown>): void {
    this.row = { revision: this.row.revision + 1, values, savedAt: '2026-03-02T08:52:00.000Z' };
  }

  get writes() {
    return this.asked.filter(({ method, path }) => method === 'PUT' && !path.includes('/shared/'));
  }

  #answer(method: string, path: string, body: Record<string, unknown>): Response {
    const [, item] = /\/shared\/(.+)$/.exec(path) ?? [];
    if (item !== undefined && item !== '') return this.#share(method, item, String(body['audience']));
    if (method !== 'PUT') return json(200, this.opened);
    if (body['revision'] !== this.row.revision) {
      return json(409, { error: { code: 'conflict', ref: 'r', ...this.row } });
    }
    this.row = {
      revision: this.row.revision + 1,
      values: body['values'] as Row['values'],
      savedAt: SAVED_AT,
    };
    this.state = body['finish'] === true ? 'finished' : 'draft';
    return json(200, { revision: this.row.revision, savedAt: SAVED_AT, state: this.state, problems: [] });
  }

  #share(method: string, item: string, audience: string): Response {
    const others = this.shared.filter((one) => one.item !== item || one.audience !== audience);
    this.shared = method === 'PUT' ? [...others, { item, audience, at: SAVED_AT }] : others;
    return json(200, { shared: this.shared });
  }
}

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const nameOf = ({ form, subject }: FormServer): AnswerName => ({
  form: form.slug,
  variant: form.variant,
  subject,
});

/** Draws the form as its page does, over an answer that the server has or has not. */
export function fill(server: FormServer, { part }: { part?: string } = {}) {
  const name = nameOf(server);
  const draw = () => <FillingForm opened={server.opened} name={name} part={part} />;
  const page = render(draw());
  return { ...page, name, again: () => page.redraw(draw()) };
}

export const PATIENCE = { timeout: 10_000, interval: 200 };

/** What the server has after the field was left. */
export async function keptAfterLeaving(
  server: FormServer,
  page: ReturnType<typeof fill>,
): Promise<Record<string, unknown>> {
  await page.user.tab();
  await vi.waitFor(() => expect(server.writes.length).toBeGreaterThan(0), PATIENCE);
  await vi.waitFor(() => page.getAllByText(/^Saved/), PATIENCE);
  return server.row.values;
}
