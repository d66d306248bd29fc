import './case.css';
import { Loaded } from '../../shell/loaded.tsx';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Page } from '../../shell/page.types.ts';
import { businessCase } from './case.state.ts';
import { Workspace } from './workspace.tsx';

/** The business case: one section to write in, and the way to all the others. */
export const casePage: Page = {
  Component: ({ params }) => (
    <Loaded of={businessCase()}>
      {(opened) => {
        const { section } = params;
        const known = section === undefined || opened.template.sections.some(({ slug }) => slug === section);
        return known ? <Workspace opened={opened} wanted={section} /> : <NoPageHere />;
      }}
    </Loaded>
  ),
  needs: () => [businessCase()],
};
