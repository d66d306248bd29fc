import { opened, press, type Start } from '../../server/rooms/live/meeting.rule.ts';
import type { Meeting, MeetingFrame } from '../../server/rooms/live/meeting-shape.rule.ts';
import type { Tap, TapRefusal } from '../../server/rooms/live/meeting-tap.rule.ts';

export const SIX = ['ines', 'farah', 'tom', 'joanna', 'beatriz', 'neil'] as const;
const FACILITATED: MeetingFrame = { n: 3 };
export const SELF_MANAGED: MeetingFrame = { n: 5 };
/** Wednesday 22 April 2026, 16:00 in London. */
export const START = Date.parse('2026-04-22T15:00:00Z');

/** A meeting on which taps are pressed one after the other, a second apart unless the time is said. */
export class Room {
  meeting: Meeting;
  readonly frame: MeetingFrame;
  now = START;
  #taps = 0;

  constructor(start: Partial<Start> = {}, frame = FACILITATED) {
    const rules = { version: 1, airtime: true };
    const given = {
      members: SIX,
      day: '2026-04-22',
      nextDay: '2026-05-06',
      before: {},
      rules,
      unsettled: [],
      brought: {},
      host: null,
      ...start,
    };
    this.meeting = opened({ at: START, ...given });
    this.frame = frame;
  }

  /** Undefined where it was taken, and why not where it was not. */
  tap(by: string, tap: Tap, id = `tap-${(this.#taps += 1)}`): TapRefusal | undefined {
    this.now += 1000;
    const facilitates = by === 'ruth';
    const after = press(this.meeting, { id, by, facilitates, at: this.now, tap }, this.frame);
    if (typeof after === 'string') return after;
    this.meeting = after;
    return undefined;
  }

  after(minutes: number): this {
    this.now += minutes * 60_000;
    return this;
  }

  /** Everybody named is here and has confirmed the rules. */
  gather(people: readonly string[] = SIX): this {
    for (const person of people) {
      this.tap(person, { kind: 'join' });
      this.tap(person, { kind: 'confirm', version: 1 });
    }
    return this;
  }

  /** A whole turn with one action of the presenter's; answers its id. */
  turn(person: string, by = 'ruth'): string {
    const refused = this.tap(by, { kind: 'begin', person });
    if (refused) throw new Error(refused);
    const turn = this.meeting.current ?? '';
    this.tap(person, actionOf(turn, `${turn}-action`));
    for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
      this.after(5).tap(by, { kind: 'stage', turn, from });
    return turn;
  }
}

export const actionOf = (turn: string, action: string, due = '2026-05-06'): Tap => ({
  kind: 'action',
  turn,
  action,
  text: 'Ask two managers',
  first: 'Write tomorrow',
  planB: '',
  due,
  over: 0,
});

export const writeOf = (turn: string, line: string, text: string, over = 0): Tap => ({
  kind: 'write',
  turn,
  line,
  what: 'insight',
  text,
  over,
  asks: null,
});

/** Next in line where nobody has had a turn or asked for one: the first by their id. */
export const FIRST = 'beatriz';

export function begun(room: Room, person: string): string {
  const refused = room.tap('ruth', { kind: 'begin', person });
  if (refused) throw new Error(refused);
  return room.meeting.current ?? '';
}
