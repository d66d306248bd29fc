import './case.css';
import { Loaded } from '../../shell/loaded.tsx';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Page } from '../../shell/page.types.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { OpenedCase } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { Workspace } from './workspace.tsx';

/** Beside the sections by its path; it has a file of its own, and none of its own in the first load of all learners. */
const VERSIONS: LatePart<{ opened: OpenedCase }> = {
  words: ['case-versions'],
  load: async () => (await import('./compare.tsx')).CompareVersions,
};

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
        const known = section === undefined || opened.template.sections.some(({ slug }) => slug === section);
        return known ? <Workspace opened={opened} wanted={section} /> : <NoPageHere />;
      }}
    </Loaded>
  ),
  needs: () => [businessCase()],
};
