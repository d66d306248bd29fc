import { hasWords } from '../../core/has-words.ts';
import type { Item } from './picker.state.ts';

/** Without a search, modules; with one, every module and step whose number or title holds all the words. */
export function searchItems(items: Item[], query: string): Item[] {
  if (query.trim() === '') return items.filter((item) => item.kind === 'module');
  return items.filter(
    (item) => item.kind !== 'course' && hasWords(`${item.number ?? ''} ${item.title}`, query.trim()),
  );
}
