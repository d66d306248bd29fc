import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { CalendarService } from './calendar.service.ts';
import type { MeetingStore } from './meeting.store.ts';

interface Parts {
  meetings: Pick<MeetingStore, 'ofSet'>;
  calendar: Pick<CalendarService, 'glance'>;
  notes: BusinessCaseService['notes'];
}

interface Name {
  set: string;
  action: string;
}

/** From a turn to the business case: what somebody agreed to do, as a proposal for a section of theirs (S0.10). */
export class ActionToCaseService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async where(session: Session, name: Name) {
    const { place } = await this.#ownAction(session, name);
    const { sections, sent } = await this.#parts.notes.whereTheyGo(session, place);
    return {
      sections: sections.map(({ slug, title }) => ({ slug, title })),
      sent: sent.flatMap(({ box, section, state }) => (box === place.box ? [{ section, state }] : [])),
    };
  }

  /** A copy of its words: the action stays where it is. */
  async send(session: Session, name: Name, section: string) {
    const { place, text } = await this.#ownAction(session, name);
    return this.#parts.notes.receive(session, { ...place, section }, text);
  }

  /** Rejects with not-found what is not theirs, and where the course has no meetings of sets. */
  async #ownAction(session: Session, { set, action: id }: Name) {
    const { meetings, calendar } = this.#parts;
    const [held, { sessions }] = await Promise.all([meetings.ofSet(session, set), calendar.glance(session)]);
    const meeting = held.find(({ state }) => state.actions[id]);
    const action = meeting?.state.actions[id];
    if (!meeting || !action || action.gone || action.owner !== session.person) throw notFound('action');
    const steps = sessions.filter(({ kind }) => kind === 'set');
    // What a set does after the course belongs to its last meeting in it.
    const step = steps[meeting.n - 1] ?? steps.at(-1);
    if (!step) throw notFound('step');
    const box = `action-${id.toLowerCase().replaceAll('_', '-')}`;
    const text = [action.text, action.first].filter((part) => part.trim() !== '').join('\n');
    return { place: { module: step.module, step: step.slug, box }, text };
  }
}
