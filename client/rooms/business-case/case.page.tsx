import './case.css';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { lateView } from '../../shell/late.ts';
import type { BesideProps } from './beside.tsx';
import { businessCase } from './case.state.ts';
import { Workspace } from './workspace.tsx';

/** Beside the sections by their paths; they have files of their own, and none in the first load of all learners. */
const PageBeside = lateView<BesideProps>({
  words: [],
  load: async () => (await import('./beside.tsx')).Beside,
});

/** The business case: one section to write in, and the way to all the others. */
export const casePage: Page = {
  Component: ({ params }) => (
    <Loaded of={businessCase()}>
      {(opened) => {
        const { section } = params;
        const known = section === undefined || opened.template.sections.some(({ slug }) => slug === section);
        return known ? (
          <Workspace opened={opened} wanted={section} />
        ) : (
          <PageBeside opened={opened} params={params} />
        );
      }}
    </Loaded>
  ),
  needs: () => [businessCase()],
};
