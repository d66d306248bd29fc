import type { Lang } from '../../server/core/endpoint.contract.ts';
import { caseDocument } from '../../server/rooms/business-case/case-document.rule.ts';
import type { CaseDocument, DocumentTable } from '../../server/rooms/business-case/case-document.types.ts';
import type { WholeCase } from '../../server/rooms/business-case/case.types.ts';
import { documentSaying } from '../../server/rooms/business-case/document-words.ts';
import type { Block, RichText } from '../../server/rooms/business-case/rich-text.types.ts';
import { realTemplate, sampleCase } from './case-kit.ts';

export const documentOf = (whole: WholeCase, lang: Lang = 'en'): CaseDocument =>
  caseDocument(whole, realTemplate(), documentSaying(lang, {}), 'Draft');

export const sampleDocument = (lang: Lang = 'en'): CaseDocument => documentOf(sampleCase(lang), lang);

export const sectionOf = (document: CaseDocument, slug: string) => {
  const found = document.sections.find((one) => one.slug === slug);
  if (!found) throw new Error(`the document has no section ${slug}`);
  return found;
};

/** The tables of a section, by title; those of the section's own name under ''. */
export const tablesOf = (document: CaseDocument, slug: string): Map<string, DocumentTable> =>
  new Map(
    sectionOf(document, slug).parts.flatMap((part) =>
      part.kind === 'table' ? [[part.title ?? '', part.table] as const] : [],
    ),
  );

export const richText = (...content: Block[]): RichText => ({ type: 'doc', content });

/** What a person writes who means no good, and what somebody writes who means it well. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '</w:t></w:r><w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe</w:instrText>',
  '{{constructor.constructor("alert(1)")()}}',
  "=cmd|'/c calc'!A0",
  '+HYPERLINK("http://evil.example","x")',
  '@SUM(1+1)*cmd',
  '[run](javascript:alert(1))',
  '![x](https://evil.example/p.png)',
  '<javascript:alert(1)>',
  '&lt;b&gt; &#60;script&#62; &amp;',
  '# no heading\n- no list\n1. no number\n> no quote',
  '$\\href{javascript:alert(1)}{x}$',
  'a | b | c',
  '**bold** _it_ ~~gone~~ `code`',
  ']]>--><!-- x',
  '2026. A year, not a number',
  '=== \n---',
] as const;
