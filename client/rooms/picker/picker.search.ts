import type { Item } from './picker.state.ts';

/** Lower case without accents, so that "mentoria" finds "mentoría". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Without a search, modules; with one, every module and step whose number or title holds all the words. */
export function searchItems(items: Item[], query: string): Item[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.filter((item) => item.kind === 'module');
  return items.filter((item) => {
    const text = plain(`${item.number ?? ''} ${item.title}`);
    return item.kind !== 'course' && words.every((word) => text.includes(word));
  });
}
