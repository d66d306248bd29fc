import './case.css';
import '../../shell/part-words.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Page } from '../../shell/page.types.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { OpenedCase } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { Workspace } from './workspace.tsx';

/** Beside the sections by their paths; they have files of their own, and none in the first load of all learners. */
const VERSIONS: LatePart<{ opened: OpenedCase }> = {
  words: ['case-versions'],
  load: async () => (await import('./compare.tsx')).CompareVersions,
};

const READ: LatePart<{ opened: OpenedCase }> = {
  words: ['case-copies'],
  load: async () => (await import('./case-read.tsx')).CaseRead,
};

function Read({ opened }: { opened: OpenedCase }) {
  const CaseRead = useLate(READ);
  return CaseRead ? <CaseRead opened={opened} /> : null;
}

function Versions({ opened }: { opened: OpenedCase }) {
  const CompareVersions = useLate(VERSIONS);
  return CompareVersions ? <CompareVersions opened={opened} /> : null;
}

/** The business case: one section to write in, and the way to all the others. */
export const casePage: Page = {
  Component: ({ params }) => (
    <Loaded of={businessCase()}>
      {(opened) => {
        const { section } = params;
        if (section === 'versions') return <Versions opened={opened} />;
        if (section === 'print') return <Read opened={opened} />;
        const known = section === undefined || opened.template.sections.some(({ slug }) => slug === section);
        return known ? <Workspace opened={opened} wanted={section} /> : <NoPageHere />;
      }}
    </Loaded>
  ),
  needs: () => [businessCase()],
};
