import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { type Mail, MailError } from '../../core/mail.ts';
import type { LetterBox, ReminderService } from '../hours/reminder.service.ts';
import { noticeLetter } from './notice-letter.ts';
import { isNews } from './notice.rule.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';

interface Parts {
  store: Pick<ReviewStore, 'nextNotice' | 'settleNotice'>;
  boxes: Pick<ReminderService, 'letterBox' | 'closeBox'>;
  mail: Mail;
  clock: Clock;
  log: Log;
}

/** What the mail server did not take is tried again after this. */
const AGAIN_MS = 60 * 60_000;

const later = (now: Date) => ({ dueAt: new Date(now.getTime() + AGAIN_MS) });

/** A mail to whoever has asked for mail: their case was read. The product says so by itself (`own`). */
export class NoticeService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Of the release that has waited longest; false when none is due. A job calls it. */
  async mailNext(): Promise<boolean> {
    const { store, mail, clock, log } = this.#parts;
    const now = clock.now();
    const review = mail.configured ? await store.nextNotice(now) : undefined;
    if (!review) return false;
    try {
      await this.#tell(review, now);
    } catch (error) {
      await store.settleNotice(review, { notice: later(now), noticedAt: review.noticedAt });
      log.warn({ run: review.run, err: error }, 'a mail of a release was not worked out');
    }
    return true;
  }

  /** Noted before it is sent: after a crash a mail is missing, and none comes twice. */
  async #tell(review: ReviewRow, now: Date): Promise<void> {
    const { store, boxes } = this.#parts;
    const { noticedAt } = review;
    const box = isNews(review, now) ? await boxes.letterBox(review, review.person) : null;
    if (box && !box.opensAt) {
      if (await store.settleNotice(review, { notice: null, noticedAt: now })) await this.#send(review, box);
      return;
    }
    const notice = box?.opensAt ? { dueAt: box.opensAt } : null;
    await store.settleNotice(review, { notice, noticedAt });
  }

  async #send(review: ReviewRow, box: LetterBox): Promise<void> {
    const { store, boxes, mail, clock, log } = this.#parts;
    try {
      await mail.send({ to: box.to, ...noticeLetter(review.version, box) });
    } catch (error) {
      const gone = error instanceof MailError && error.permanent;
      const notice = later(clock.now());
      if (gone) await boxes.closeBox(review, review.person, box);
      else await store.settleNotice({ ...review, notice: null }, { notice, noticedAt: review.noticedAt });
      log.warn({ run: review.run, err: error }, 'a release was not mailed of');
    }
  }
}
