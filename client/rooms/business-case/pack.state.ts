import { callFile } from '../../core/api.ts';
import type { Lang } from '../../../server/core/endpoint.contract.ts';

export type PackLang = Lang | 'both';

export const takePack = (lang: PackLang): Promise<Blob> =>
  callFile('GET /api/business-case/pack', { query: { lang } });

export const packName = (lang: PackLang): string =>
  lang === 'both' ? 'programme-pack.zip' : `programme-pack.${lang}.zip`;
