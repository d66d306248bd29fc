import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { Made } from '../../house.ts';
import type { FormsService } from '../forms/forms.service.ts';
import { aimsAfter, aimsIn } from './aims.rule.ts';
import type { LogRow, LogStore } from './log.store.ts';
import type { Aim, Relationship } from './log.types.ts';
import { finishedPaper } from './paper-finished.rule.ts';
import { aimChoices, givenTo, givenToRecord, isRelationshipPaper, RECORD } from './paper.rule.ts';

type Answers = Awaited<ReturnType<FormsService['answers']['listOf']>>;

interface Parts {
  logs: LogStore;
  forms: Pick<FormsService, 'answers'>;
}

/** A paper that was finished, and which relationship it changes how. */
export interface Heard {
  id: string;
  change: (one: Relationship) => Relationship;
}

/** Agreements, records, reviews and endings: answers of the forms room about a relationship or one of its entries. */
export class PaperService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All answers of somebody, newest first. One command. */
  of(scope: Scope, person: string): Promise<Answers> {
    return this.#parts.forms.answers.listOf(scope, person);
  }

  /** Entries whose progress record is finished. */
  async recorded(scope: Scope, person: string): Promise<Set<string>> {
    const answers = await this.of(scope, person);
    const records = answers.filter(({ form, finishedAt }) => form === RECORD && finishedAt !== null);
    return new Set(records.map(({ subject }) => subject));
  }

  /** Relationships by label, open or ended, for logs that may point at one. */
  async labels(asker: Scope & { person: string }) {
    const log = await this.#parts.logs.find(asker, asker.person);
    return (log?.relationships ?? []).map(({ id, label }) => ({ key: id, label: { en: label, es: label } }));
  }

  /** What the log gives to a form about one of this person's relationships or entries; undefined for nobody's. */
  async given(session: Session, { form, subject }: { form: string; subject: string }) {
    const log = await this.#parts.logs.find(session, session.person);
    if (!log) return undefined;
    if (form === RECORD) return this.#givenToRecord(session, log, subject);
    const one = log.relationships.find(({ id }) => id === subject);
    if (!one || !isRelationshipPaper(form)) return undefined;
    const lists = { 'agreement-objectives': aimChoices(one.firstAims ?? []) };
    return { ...givenTo(form, one, log), lists };
  }

  async #givenToRecord(session: Session, log: LogRow, subject: string) {
    const entry = log.entries.find(({ id }) => id === subject);
    if (!entry) return undefined;
    const aims = entry.relationship === null ? [] : await this.#aimsNow(session, entry.relationship);
    return { ...givenToRecord(entry, log), lists: { 'agreement-objectives': aimChoices(aims) } };
  }

  async #aimsNow(session: Session, relationship: string): Promise<Aim[]> {
    return aimsNow(await this.of(session, session.person), relationship);
  }

  /** Aims through time, and what there is on paper of one relationship. */
  present({ id, firstAims }: Relationship, { log, answers }: { log: LogRow; answers: Answers }) {
    const records = new Set(log.entries.flatMap((one) => (one.relationship === id ? [one.id] : [])));
    const papers = answers.filter(
      ({ form, subject, values }) =>
        (isRelationshipPaper(form) && subject === id) ||
        (form === RECORD && records.has(subject)) ||
        (form === 'mentor-log' && values['relationship'] === id),
    );
    return {
      aims: { first: [...(firstAims ?? [])], now: aimsNow(answers, id) },
      papers: papers.map(({ form, subject, state, savedAt }) => ({
        form,
        subject,
        state,
        savedAt: savedAt.toISOString(),
      })),
    };
  }

  /** When the mentor last finished the agreement here; null where that never was. */
  async agreedAt(scope: Scope, person: string, relationship: string): Promise<Date | null> {
    const { answer } = await this.#parts.forms.answers.read(scope, person, {
      form: 'mentoring-agreement',
      subject: relationship,
    });
    return answer?.finishedAt ?? null;
  }

  /** What a finished form means for a relationship; undefined where it means nothing. */
  async heard(made: Made): Promise<Heard | undefined> {
    const form = made.what.replace(/^FORM:/, '');
    const { subject } = made;
    if (subject === undefined || (form !== RECORD && !isRelationshipPaper(form))) return undefined;
    const { answer } = await this.#parts.forms.answers.read(made, made.person, { form, subject });
    if (!answer) return undefined;
    const id = form === RECORD ? await this.#relationshipOf(made, subject) : subject;
    if (id === undefined) return undefined;
    return { id, change: (one) => finishedPaper(one, { form, subject, values: answer.values, at: made.at }) };
  }

  async #relationshipOf(made: Made, entry: string): Promise<string | undefined> {
    const log = await this.#parts.logs.find(made, made.person);
    return log?.entries.find(({ id }) => id === entry)?.relationship ?? undefined;
  }
}

/** The agreement as it stands, and what a mid-point review that came after it has made of it. */
function aimsNow(answers: Answers, relationship: string): Aim[] {
  const paper = (name: string) =>
    answers.find(({ form, subject }) => form === name && subject === relationship);
  const agreement = paper('mentoring-agreement');
  const review = paper('midpoint-review');
  const aims = aimsIn(agreement?.values ?? {});
  const since = agreement?.finishedAt ?? agreement?.savedAt;
  return review?.finishedAt && since && review.finishedAt > since ? aimsAfter(aims, review.values) : aims;
}
