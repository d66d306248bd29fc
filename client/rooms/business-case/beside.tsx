import type { Params } from '../../shell/page.types.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { OpenedCase } from './business-case.types.ts';
import { PageOfCase } from './case-beside.tsx';

export interface BesideProps {
  opened: OpenedCase;
  params: Params;
}

/** Pages of a case beside its sections, by their paths. */
const PAGES = new Map<string, LatePart<BesideProps>>([
  [
    'versions',
    { words: ['case-versions'], load: async () => (await import('./compare.tsx')).CompareVersions },
  ],
  [
    'print',
    { words: ['case-copies', 'sharing'], load: async () => (await import('./case-read.tsx')).CaseRead },
  ],
  [
    'shared',
    {
      words: ['sharing', 'case-versions', 'forms'],
      load: async () => (await import('./shared-sections.tsx')).SharedSections,
    },
  ],
  [
    'leaders',
    {
      words: ['case-leaders', 'case-versions'],
      load: async () => (await import('./leaders.tsx')).ShowToLeaders,
    },
  ],
  [
    'standards',
    { words: ['case-standards'], load: async () => (await import('./standards.tsx')).StandardsCheck },
  ],
  ['pack', { words: ['case-copies', 'case-pack'], load: async () => (await import('./pack.tsx')).TakePack }],
  [
    'extract',
    {
      words: ['case-copies', 'case-extract', 'case-versions'],
      load: async () => (await import('./extract.tsx')).TakeExtract,
    },
  ],
]);

export function Beside(props: BesideProps) {
  const { section = '' } = props.params;
  const late = PAGES.get(section);
  return late ? <Brought late={late} {...props} /> : <PageOfCase section={section} params={props.params} />;
}

function Brought({ late, ...props }: BesideProps & { late: LatePart<BesideProps> }) {
  const Part = useLate(late);
  return Part ? <Part {...props} /> : null;
}
