import type { Table } from './i18n.ts';

/** Words of what is opened by a press, long after the page stands. */
export const laterWords = import.meta.glob<Table>(
  [
    '../../course-content/words/*/{case-*,course-play,course-quiz,evaluation,hours-ask,live*,review,review-comment,review-feedback,review-peers,sharing}.json',
    '!**/{case-editor,case-reader,live-desk,live-trio}.json',
  ],
  { query: '?tree', import: 'table' },
);
