import { callFile } from '../../core/api.ts';
import type { Lang } from '../../../server/core/endpoint.contract.ts';

export const FORMATS = ['docx', 'pdf', 'pptx', 'md'] as const;
export type Format = (typeof FORMATS)[number];

export const copyOf = (format: Format, lang: Lang): Promise<Blob> =>
  callFile(`GET /api/business-case/export/${format}`, { query: { lang } });
