import { callFile } from '../../core/api.ts';
import type { Lang } from '../../../server/core/endpoint.contract.ts';

export const FORMATS = ['docx', 'pdf', 'pptx', 'md'] as const;
export type Format = (typeof FORMATS)[number];
/** An extract is read, and slides are of the whole case. */
export const EXTRACT_FORMATS = ['docx', 'pdf', 'md'] as const;

export interface WantedCopy {
  format: Format;
  lang: Lang;
  /** As it was kept then; undefined: as it stands. */
  version?: string | undefined;
  /** An extract of these; undefined: the whole case. */
  sections?: readonly string[] | undefined;
}

export const copyOf = ({ format, lang, version, sections }: WantedCopy): Promise<Blob> =>
  callFile(`GET /api/business-case/export/${format}`, {
    query: { lang, version, sections: sections?.join(',') },
  });

export const copyName = ({ format, lang, sections }: WantedCopy): string =>
  `business-case${sections ? '-extract' : ''}.${lang}.${format}`;
