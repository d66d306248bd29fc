import './entry.css';
import './hours.css';
import { Loaded } from '../../shell/loaded.tsx';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Page } from '../../shell/page.types.ts';
import { NewEntry } from './entry-new.tsx';
import { EntryView } from './entry-view.tsx';
import { hours, isNotTakenRead } from './hours.state.ts';

/** Two pages of one form, in one file: each file of pages stands by its name in the first load of all learners. */
export const entryNewPage: Page = {
  Component: ({ params }) => (
    <Loaded of={hours()}>
      {(log) =>
        // What was refused is on this device alone: a form before it has answered would be an empty one in its place.
        params['mend'] && !isNotTakenRead() ? null : (
          <NewEntry key={JSON.stringify(params)} log={log} from={params} />
        )
      }
    </Loaded>
  ),
  needs: () => [hours()],
};

export const entryPage: Page = {
  Component: ({ params }) => (
    <Loaded of={hours()}>
      {(log) => {
        const entry = log.entries.find(({ id }) => id === params['entry']);
        return entry ? <EntryView entry={entry} log={log} /> : <NoPageHere />;
      }}
    </Loaded>
  ),
  needs: () => [hours()],
};
