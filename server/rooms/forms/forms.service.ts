import type { AnswerService } from './answer.service.ts';
import type { formsOf } from './forms.content.ts';
import type { likelyNames } from './likely-name.rule.ts';
import type { OutsiderService } from './outsider.service.ts';
import type { PrintingService } from './printing.service.ts';
import type { ProtocolService } from './protocol.service.ts';
import type { ReadingService } from './reading.service.ts';
import type { SharingService } from './sharing.service.ts';
import type { SourceService } from './source.service.ts';

export type { FieldAverage, ReadAnswer } from './reading.service.ts';

/** What rooms above may call. */
export interface FormsService {
  answers: AnswerService;
  /** Everybody's answers to a form, for the room that it opens in. */
  reading: ReadingService;
  /** A room that comes to know a list that forms ask for adds it. */
  sources: SourceService;
  /** The room that makes groups says who is in whose. */
  sharing: SharingService;
  /** What a cohort has agreed on, for the places where it talks. */
  protocol: ProtocolService;
  /** A finished answer on a page for somebody who has no account. */
  printing: PrintingService;
  /** What looks like somebody in a text, for papers that name nobody. */
  likelyNames: typeof likelyNames;
  /** Forms that a room puts before somebody without an account. */
  outsiders: OutsiderService;
  /** The forms of an edition, for rooms whose own content names their questions. */
  formsOf: typeof formsOf;
}
