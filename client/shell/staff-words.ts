import { addWords, type Table } from '../core/i18n.ts';

/** Words that no page of a learner speaks; the pages that do come with this. */
addWords(
  import.meta.glob<Table>(
    '../../course-content/words/*/{evaluation-desk,grade,hours-cohort,install,live-desk,live-sets,live-trio,picker,review,review-desk,run,run-copy}.json',
    {
      query: '?tree',
      import: 'table',
    },
  ),
);
