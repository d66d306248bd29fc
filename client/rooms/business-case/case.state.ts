import { signal } from '@preact/signals';
import { saidBy } from '../../../server/rooms/business-case/step.rule.ts';
import { call } from '../../core/api.ts';
import { query, refreshAll, view, type Data, type Query } from '../../core/data.ts';
import type { Sender } from '../../core/outbox.ts';
import { owner } from '../../core/session.ts';
import { ownPen } from './own-pen.ts';
import { EMPTY, type CaseHead, type OpenedCase, type SectionValue } from './business-case.types.ts';

/** Who wrote in a section lately, as the newest answer says; by person and section. */
const pens = signal<Readonly<Record<string, OpenedCase['sections'][number]['pens']>>>({});
export const pensIn = (slug: string) => pens.value[keyOf(slug)] ?? [];

const asked = (): Query<OpenedCase> =>
  query(
    'business-case',
    () => call('GET /api/business-case'),
    ({ sections }) => (pens.value = Object.fromEntries(sections.map((one) => [keyOf(one.slug), one.pens]))),
  );

interface Written {
  value: SectionValue;
  /** It was written over this one; an answer with a newer one is newer than this. */
  revision: number;
  /** Null: it is on its way. */
  savedAt: string | null;
}

/** What was written on this page since it was loaded, by person and section: newer than what the server answered. */
const written = signal<Readonly<Record<string, Written>>>({});
export const keyOf = (slug: string) => `${owner()}/${slug}`;
/** When something was last typed in a section on this page, as far as the page has followed: ms; undefined, nothing was. */
export const typedIn = (slug: string): number | undefined => {
  void written.value;
  return typedAt.get(keyOf(slug));
};
/** The head as this page saved it last, by person. */
const savedHeads = signal<Readonly<Record<string, OpenedCase['head']>>>({});

const NEW = { revision: 0, checkedAt: null, pens: [] };

/** The case with what stands on the screen: lists and what is missing follow every pause. */
export const businessCase = (): Data<OpenedCase> =>
  view('business-case/shown', asked(), (opened) => {
    const known = new Map(opened.sections.map((one) => [one.slug, one]));
    const sections = opened.template.sections.flatMap(({ slug }) => {
      const own = written.value[keyOf(slug)];
      const saved = known.get(slug);
      if (!own || (saved && saved.revision > own.revision)) return saved ?? [];
      const { value, savedAt } = own;
      const standing = saved ?? { ...NEW, slug, savedAt: new Date().toISOString() };
      const revision = Math.max(standing.revision, own.revision);
      return { ...standing, value, revision, savedAt: savedAt ?? standing.savedAt };
    });
    const saved = savedHeads.value[owner()];
    const head = saved && saved.revision > opened.head.revision ? saved : opened.head;
    return { ...opened, head, sections };
  });

/** Longer than between two keys: nothing of the page but the section itself is drawn again while somebody types. */
const PAUSE_MS = 600;
/** Said, and not shown yet. */
const toShow = new Map<string, Written>();
/** Apart from `toShow`: what was saved before the pause takes the place there of what was typed. */
const typedAt = new Map<string, number>();
let pause: ReturnType<typeof setTimeout> | undefined;

/** Said with every change of a section, and when it was saved. */
export function noteWritten(slug: string, one: Written): void {
  toShow.set(keyOf(slug), one);
  if (one.savedAt === null) typedAt.set(keyOf(slug), Date.now());
  clearTimeout(pause);
  pause = setTimeout(showWritten, PAUSE_MS);
}

/** At once where another part of the page takes over. */
export function showWritten(): void {
  clearTimeout(pause);
  if (toShow.size === 0) return;
  written.value = { ...written.peek(), ...Object.fromEntries(toShow) };
  toShow.clear();
}

export const sendPart: Sender = async ({ thing, body }) => {
  const [, what, section = ''] = thing.split('/');
  if (what === 'head') {
    const head = body as { write: string; revision: number; value: CaseHead };
    const saved = await call('PUT /api/business-case/head', { body: head });
    savedHeads.value = { ...savedHeads.value, [owner()]: { value: head.value, ...saved } };
    asked().invalidate();
    return saved;
  }
  if (what === 'standards') return (await import('./standards.state.ts')).sendStandards(body as never);
  const sent = body as { write: string; revision: number; value: SectionValue };
  const { pens: recent, ...saved } = await call('PUT /api/business-case/sections/:section', {
    params: { section },
    body: { ...sent, pen: ownPen() },
  });
  const key = keyOf(section);
  const before = (toShow.get(key) ?? written.peek()[key])?.value ?? sent.value;
  noteWritten(section, { ...saved, value: before });
  if (recent) pens.value = { ...pens.peek(), [key]: recent };
  // What was written may have completed a step, which another part of the page shows.
  if (saysMore(section, sent.value)) refreshAll();
  return saved;
};

/** Whether a step may wait for what a section says by now, and did not say when the case was last asked for. */
function saysMore(slug: string, value: SectionValue): boolean {
  const opened = asked().data.peek();
  const section = opened?.template.sections.find((one) => one.slug === slug);
  if (!opened || !section) return true;
  const before = opened.sections.find((one) => one.slug === slug)?.value ?? EMPTY;
  const said = new Set(saidBy(section, before));
  return saidBy(section, value).some((one) => !said.has(one));
}

/** It still holds, whatever changed in what it grows from. */
export async function sayItHolds(section: string): Promise<void> {
  await call('PUT /api/business-case/sections/:section/checked', { params: { section } });
  await asked().refresh();
}

export const sampleOf = (section: string) =>
  query(`business-case/sample/${section}`, () =>
    call('GET /api/business-case/sample/:section', { params: { section } }),
  );
