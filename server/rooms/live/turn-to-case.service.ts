import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { CalendarService } from './calendar.service.ts';
import type { MeetingStore } from './meeting.store.ts';
import type { Held } from './set-plan.rule.ts';

interface Parts {
  meetings: Pick<MeetingStore, 'ofSet'>;
  calendar: Pick<CalendarService, 'glance'>;
  notes: BusinessCaseService['notes'];
}

interface Name {
  what: 'action' | 'insight';
  id: string;
}

/** From a turn to the business case: what its presenter agreed to do or saw, as a proposal for a section of theirs (S0.10). */
export class TurnToCaseService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What of a set's meetings is there already. */
  async sent(session: Session, { set }: { set: string }) {
    const { meetings, notes } = this.#parts;
    const [held, sent] = await Promise.all([meetings.ofSet(session, set), notes.placesOf(session)]);
    const own = new Map(
      held.flatMap((one) => namesIn(one, session.person)).map((name) => [boxOf(name), name]),
    );
    return {
      sent: sent.flatMap(({ box, ...place }) => {
        const name = own.get(box);
        return name ? [{ ...name, ...place }] : [];
      }),
    };
  }

  async where(session: Session, name: Name & { set: string }) {
    const { place } = await this.#own(session, name);
    const { sections, sent } = await this.#parts.notes.whereTheyGo(session, place);
    return {
      sections: sections.map(({ slug, title }) => ({ slug, title })),
      sent: sent.flatMap(({ box, section, state }) => (box === place.box ? [{ section, state }] : [])),
    };
  }

  /** A copy of its words: it stays where it is. */
  async send(session: Session, name: Name & { set: string }, section: string) {
    const { place, text } = await this.#own(session, name);
    return this.#parts.notes.receive(session, { ...place, section }, text);
  }

  /** Rejects with not-found what is not theirs, and where the course has no meetings of sets. */
  async #own(session: Session, { set, what, id }: Name & { set: string }) {
    const { meetings, calendar } = this.#parts;
    const [held, { sessions }] = await Promise.all([meetings.ofSet(session, set), calendar.glance(session)]);
    const own = held
      .map((meeting) => ({ n: meeting.n, text: ownText(meeting, session.person, { what, id }) }))
      .find(({ text }) => text !== undefined);
    if (own?.text === undefined) throw notFound(what);
    const steps = sessions.filter(({ kind }) => kind === 'set');
    // What a set does after the course belongs to its last meeting in it.
    const step = steps[own.n - 1] ?? steps.at(-1);
    if (!step) throw notFound('step');
    return { place: { module: step.module, step: step.slug, box: boxOf({ what, id }) }, text: own.text };
  }
}

const boxOf = ({ what, id }: Name): string => `${what}-${id.toLowerCase().replaceAll('_', '-')}`;

/** An action is its owner's; what is written of a turn is its presenter's, whoever wrote it. */
function ownText({ state }: Held, person: string, { what, id }: Name): string | undefined {
  if (what === 'insight') {
    const line = state.lines[id];
    const isTheirs = line?.kind === 'insight' && !line.gone && state.turns[line.turn]?.person === person;
    return isTheirs ? line.text : undefined;
  }
  const action = state.actions[id];
  if (!action || action.gone || action.owner !== person) return undefined;
  return [action.text, action.first].filter((part) => part.trim() !== '').join('\n');
}

function namesIn(held: Held, person: string): Name[] {
  const names = [
    ...Object.keys(held.state.actions).map((id) => ({ what: 'action' as const, id })),
    ...Object.keys(held.state.lines).map((id) => ({ what: 'insight' as const, id })),
  ];
  return names.filter((name) => ownText(held, person, name) !== undefined);
}
