import { type BuiltPage, openBuiltPage } from '../built-page.ts';

/** The page of all parts; append `?lang=es&look=dark`. */
export type OpenShowcase = BuiltPage;
export const openShowcase = (): Promise<OpenShowcase> => openBuiltPage('client/ui/showcase/index.html');
