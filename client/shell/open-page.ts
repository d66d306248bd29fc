import { go } from './address.ts';

/** To another page, after an act that leads there. */
export const openPage = (path: string): void => go({ path, query: '', how: 'onward' });
