import type { SetLang } from './sets-desk.types.ts';

/** Sets as they are being put together, kept on the device until they are formed. */
export interface Forming {
  /** Null: as the tool proposes. */
  groups: string[][] | null;
  day: string;
  time: string;
  lang: SetLang;
}
