import './case.css';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { OpenedCase } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { Workspace } from './workspace.tsx';

interface BesideProps {
  opened: OpenedCase;
  params: Params;
}

/** Beside the sections by their paths; they have files of their own, and none in the first load of all learners. */
const BESIDE = new Map<string | undefined, LatePart<BesideProps>>([
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
  ['pack', { words: ['case-copies', 'case-pack'], load: async () => (await import('./pack.tsx')).TakePack }],
  [
    'leaders',
    {
      words: ['case-leaders', 'case-versions'],
      load: async () => (await import('./leaders.tsx')).ShowToLeaders,
    },
  ],
  [
    'extract',
    {
      words: ['case-copies', 'case-extract', 'case-versions'],
      load: async () => (await import('./extract.tsx')).TakeExtract,
    },
  ],
]);

function Beside({ late, ...props }: BesideProps & { late: LatePart<BesideProps> }) {
  const Part = useLate(late);
  return Part ? <Part {...props} /> : null;
}

const OTHER: LatePart<{ section: string }> = {
  words: [],
  load: async () => (await import('./case-beside.tsx')).PageOfCase,
};

function Other(props: { section: string }) {
  const Part = useLate(OTHER);
  return Part ? <Part {...props} /> : null;
}

/** The business case: one section to write in, and the way to all the others. */
export const casePage: Page = {
  Component: ({ params }) => (
    <Loaded of={businessCase()}>
      {(opened) => {
        const { section } = params;
        const late = BESIDE.get(section);
        if (late) return <Beside late={late} opened={opened} params={params} />;
        const known = section === undefined || opened.template.sections.some(({ slug }) => slug === section);
        return known ? <Workspace opened={opened} wanted={section} /> : <Other section={section} />;
      }}
    </Loaded>
  ),
  needs: () => [businessCase()],
};
