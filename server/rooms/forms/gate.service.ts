import { Memory } from '../../core/memory.ts';
import type { Session } from '../../core/session.ts';
import type { Clock } from '../../core/clock.ts';
import type { FORM_ROOMS } from '../../content/field.vocabulary.ts';
import { notFound } from '../../core/errors.ts';
import { withKnown, type ShownForm, type Source } from './form.rule.ts';
import { mayName, OWN } from './forms.policy.ts';
import type { Choice } from './source.service.ts';

export type FormRoom = Exclude<keyof typeof FORM_ROOMS, 'forms'>;

/** A form of a room, about one of the room's things: the subject is that thing's id. */
interface About {
  form: string;
  subject: string;
}

/** What a room gives to a form of its own. */
export interface Opening {
  /** Answers that the room keeps. Null: there is none yet, and it is not asked here either. */
  known: Readonly<Record<string, unknown>>;
  /** What stands in other fields until somebody has written. */
  starts: Readonly<Record<string, unknown>>;
  /** Lists that depend on what it is about. */
  lists: Readonly<Partial<Record<Source, Choice[]>>>;
}

/** The room that a form opens in says whose it is. */
export interface Gate {
  /** Undefined: nothing of this person's. */
  open(session: Session, about: About): Promise<Opening | undefined>;
  /** Somebody has begun to write. Not told again. */
  began(session: Session, about: About): Promise<void>;
  /** The answer is gone for good. */
  forgot(session: Session, about: About): Promise<void>;
}

/** A form as it is put before somebody, with what a room gives to it. */
export interface OpenForm {
  form: ShownForm;
  starts: Opening['starts'];
  lists: Opening['lists'];
}

/** While somebody types, what a room has said once is right for some minutes; what is finished is asked anew. */
const WHILE_TYPING_MS = 600_000;

/** Forms that open in other rooms. Nothing here knows what these rooms are about. */
export class GateService {
  readonly #gates = new Map<FormRoom, Gate[]>();
  readonly #openings = new Memory<Opening>(WHILE_TYPING_MS);
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Of several gates of a room the one opens that knows the thing. */
  openTo(room: FormRoom, gate: Gate): void {
    this.#gates.set(room, [...(this.#gates.get(room) ?? []), gate]);
  }

  /** Rejects with not-found where the subject is nothing of this person's. `typing`: as it was said a moment ago. */
  async open(
    session: Session,
    form: ShownForm,
    { subject, typing = false }: { subject: string; typing?: boolean },
  ): Promise<OpenForm> {
    if (form.opens_in === 'forms' ? mayName(form, subject) : subject === OWN)
      return { form, starts: {}, lists: {} };
    const { known, starts, lists } = await this.#ask(session, form, { subject, typing });
    return { form: withKnown(form, known), starts, lists };
  }

  async began(session: Session, form: ShownForm, subject: string): Promise<void> {
    for (const gate of this.#of(form)) await gate.began(session, { form: form.slug, subject });
  }

  async forgot(session: Session, form: ShownForm, subject: string): Promise<void> {
    for (const gate of this.#of(form)) await gate.forgot(session, { form: form.slug, subject });
  }

  async #ask(
    session: Session,
    form: ShownForm,
    { subject, typing }: { subject: string; typing: boolean },
  ): Promise<Opening> {
    const now = this.#clock.now();
    const key = JSON.stringify([session.tenant, session.run, session.person, form.slug, subject]);
    const remembered = typing ? this.#openings.get(key, now) : undefined;
    if (remembered) return remembered;
    let opening: Opening | undefined;
    for (const gate of this.#of(form)) opening ??= await gate.open(session, { form: form.slug, subject });
    if (!opening) throw notFound('answer');
    this.#openings.set(key, opening, now);
    return opening;
  }

  #of({ opens_in }: ShownForm): readonly Gate[] {
    return opens_in === 'forms' ? [] : (this.#gates.get(opens_in) ?? []);
  }
}
