import type { Page } from 'playwright-core';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { Meeting } from '../../server/rooms/live/meeting-shape.rule.ts';
import type { Tap } from '../../server/rooms/live/meeting-tap.rule.ts';
import type { meetingPage } from '../../server/rooms/live/meeting.contract.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { type BrowserKit, newPage } from './kit.ts';
import { inApp } from './place.ts';

export const SIX = ['ines', 'tom', 'farah', 'neil', 'beatriz', 'joanna'] as const;
export type Member = (typeof SIX)[number];

/** A set of six whose first meeting is in ten minutes: its members by their doors and at their pages. */
export interface SetOfSix {
  id: string;
  ruth: Entered;
  idOf(name: Member): string;
  /** Somebody's press, from another page than those that a test shows. */
  tap(name: string, tap: Tap, more?: { n?: number; id?: string }): Promise<number>;
  open(name: Member, n?: number): Promise<number>;
  meeting(name: Member, n?: number): Promise<Meeting>;
  /** Somebody's own window on a meeting. */
  show(name: string, n?: number): Promise<Page>;
}

export async function setOfSix(kit: BrowserKit): Promise<SetOfSix> {
  const people = new Map<string, Entered>();
  for (const person of [...SIX, 'ruth']) people.set(person, await kit.enter({ site: 'canvas', person }));
  const who = (name: string) => people.get(name) as Entered;
  const idOf = (name: Member) => who(name).me.id;
  const call = (name: string, method: string, path: string, body?: unknown) =>
    kit.tool.call(method, `/api/live${path}`, {
      token: who(name).token,
      ...(body === undefined ? {} : { body }),
    });
  const at = new Date(kit.tool.clock.now().getTime() + 10 * 60_000).toISOString();
  const day = { first: at.slice(0, 10), time: at.slice(11, 16), lang: 'en' };
  const formed = await call('ruth', 'POST', '/sets', { sets: [SIX.map(idOf)], ...day });
  if (formed.status !== 200) throw new Error(`no set was formed: ${JSON.stringify(formed.body)}`);
  const { body } = await call('ruth', 'GET', '/sets');
  const id = (body as { sets: { id: string }[] }).sets.at(-1)?.id ?? '';
  await call('ruth', 'PUT', `/sets/${id}`, { link: 'https://meet.example.org/set', lang: 'en' });
  return {
    id,
    ruth: who('ruth'),
    idOf,
    tap: async (name, tap, { n = 1, id: press = hex() } = {}) =>
      (await call(name, 'POST', `/meetings/${id}/${n}/taps`, { id: press, waitedMs: 0, tap })).status,
    open: async (name, n = 1) => (await call(name, 'PUT', `/meetings/${id}/${n}`)).status,
    meeting: async (name, n = 1) => {
      const page = (await call(name, 'GET', `/meetings/${id}/${n}`)).body as AnswerOf<typeof meetingPage>;
      return page.step?.meeting as Meeting;
    },
    show: async (person, n = 1) => {
      const page = await newPage(kit.browser);
      await inApp(kit, { person }, `/app/meetings/${id}/${n}`)(page, 'en');
      return page;
    },
  };
}
