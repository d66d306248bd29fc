import { signal } from '@preact/signals';
import type { Answer } from '../../core/api.ts';
import { call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';
import { newId, post, type Sender } from '../../core/outbox.ts';
import { owner } from '../../core/session.ts';
import { flushAll } from '../../core/writing.ts';
import { LEFT_OUT, type SectionValue } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { keptVersions } from './hand-in.state.ts';

export type VersionList = Answer<'GET /api/business-case/versions'>;
export type Version = VersionList['versions'][number];
export type WholeVersion = Answer<'GET /api/business-case/versions/:version'>;

/** A state that was kept never changes. */
export const version = (id: string): Query<WholeVersion> =>
  query(`business-case/versions/${id}`, () =>
    call('GET /api/business-case/versions/:version', { params: { version: id } }),
  );

/** Older ones, by person, as far as they were asked for. */
const earlier = signal<Readonly<Record<string, VersionList>>>({});
export const earlierVersions = (): VersionList | undefined => earlier.value[owner()];

/** With what was kept just now the newest fifty are others: earlier ones are asked for anew. */
async function listAnew(): Promise<void> {
  earlier.value = {};
  await keptVersions().refresh();
}

export async function askForEarlier(before: string): Promise<void> {
  const more = await call('GET /api/business-case/versions', { query: { before } });
  const known = earlier.peek()[owner()]?.versions ?? [];
  earlier.value = { ...earlier.peek(), [owner()]: { ...more, versions: [...known, ...more.versions] } };
}

/** False: something written here has not arrived, and nothing was kept. */
export async function keepMoment(name: string): Promise<boolean> {
  if (!(await flushAll())) return false;
  await call('POST /api/business-case/moments', { body: { write: newId(), name, leftOut: null } });
  await listAnew();
  return true;
}

interface LeftOut {
  section: string;
  value: SectionValue;
}

/** Of two texts that were put together, those that are not what came of it: kept on the device until they are sent. */
export function keepLeftOut(section: string, texts: readonly SectionValue[], chosen: SectionValue): void {
  const others = texts.filter((value) => JSON.stringify(value) !== JSON.stringify(chosen));
  for (const value of others)
    void post(LEFT_OUT, `${LEFT_OUT}/${newId()}`, { section, value } satisfies LeftOut);
}

export const sendLeftOut: Sender = async ({ id: write, body }) => {
  const leftOut = body as LeftOut;
  await call('POST /api/business-case/moments', { body: { write, name: '', leftOut } });
  keptVersions().invalidate();
};

/** Puts a section back as it was; what stands there now is kept before. */
export async function putBack(id: string, section: string): Promise<void> {
  await call('POST /api/business-case/versions/:version/restore', {
    params: { version: id },
    body: { write: newId(), section },
  });
  await Promise.all([businessCase().refresh(), listAnew()]);
}
