import { addWords, type Table } from '../core/i18n.ts';

/** Words of parts that come when their page stands already: the names of their files cost the first load nothing. */
addWords(
  import.meta.glob<Table>(
    // The editor's come with its page.
    '../../course-content/words/*/case-[!e]*.json',
    { query: '?tree', import: 'table' },
  ),
);
