import type { Models } from './portfolio.types.ts';
import type { OwnDocument } from './use-document.ts';

export type Chooser = OwnDocument<'model-chooser'>;

export interface ChooserProps {
  chooser: Chooser;
  offer: Models;
}
