import { expect } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { openShared, ownSharing, sharedByCohort } from '../../server/rooms/sharing/sharing.contract.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said, versionsKit, type VersionsKit } from './case-versions-kit.ts';

export type OwnSharing = AnswerOf<typeof ownSharing>;
export type Listed = AnswerOf<typeof sharedByCohort>;
export type Opened = AnswerOf<typeof openShared>;
interface Answered<T> {
  status: number;
  body: T;
}

export interface SharingKit extends VersionsKit {
  door<T>(method: string, path: string, who: Entered, body?: unknown): Promise<Answered<T>>;
  /** Writes in a section and shares it; answers the id of what is shared. */
  shares(who: Entered, section: string, text: string, audience?: string): Promise<string>;
  own(who: Entered): Promise<OwnSharing>;
  cohort(who: Entered, query?: string): Promise<Listed>;
  opened(who: Entered, item: string): Promise<Answered<Opened>>;
  /** Takes a copy and places it; answers its id. */
  adapts(who: Entered, item: string): Promise<string>;
  textOf(who: Entered, section: string): Promise<string>;
}

export async function sharingKit(): Promise<SharingKit> {
  const kit = await versionsKit();
  const door: SharingKit['door'] = async <T>(method: string, path: string, who: Entered, body?: unknown) =>
    (await kit.tool.call(method, `/api/sharing${path}`, {
      token: who.token,
      ...(body === undefined ? {} : { body }),
    })) as Answered<T>;
  return {
    ...kit,
    door,
    async shares(who, section, text, audience = 'cohort') {
      const revision = await kit.write(who, section, said(text));
      const body = { write: hex(), audience, revision };
      const answer = await door<{ id: string }>('PUT', `/own/section/${section}`, who, body);
      expect(answer.status).toBe(200);
      kit.tool.clock.forward(1000);
      return answer.body.id;
    },
    own: async (who) => (await door<OwnSharing>('GET', '', who)).body,
    cohort: async (who, query = '') => (await door<Listed>('GET', `/cohort?kind=section${query}`, who)).body,
    opened: (who, item) => door<Opened>('GET', `/items/${item}`, who),
    async adapts(who, item) {
      const { body } = await door<{ id: string }>('POST', `/items/${item}/copies`, who, { write: hex() });
      expect((await door('PUT', `/copies/${body.id}/placed`, who)).status).toBe(200);
      kit.tool.clock.forward(1000);
      return body.id;
    },
    async textOf(who, section) {
      const { sections } = (await kit.ask<{ sections: { slug: string; value: unknown }[] }>('GET', '', who))
        .body;
      return JSON.stringify(sections.find(({ slug }) => slug === section)?.value ?? null);
    },
  };
}
