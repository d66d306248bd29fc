import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { Memory } from '../../core/memory.ts';
import type { Session } from '../../core/session.ts';
import type { HouseView } from '../../house.ts';
import type { CaseHead, SectionValue } from './case.types.ts';
import { saidBy } from './step.rule.ts';
import type { TemplateService } from './template.service.ts';

interface Parts {
  house: Pick<HouseView, 'tell'>;
  templates: TemplateService;
  clock: Clock;
  log: Log;
}

/** Somebody who goes on writing is not told of again with every pause; a step that they come to meanwhile is, soon. */
const WRITES_ON_MS = 600_000;

/** Tells the course what stands in a case, so that the steps that ask for it are done. */
export class StepService {
  readonly #parts: Parts;
  readonly #told = new Memory<true>(WRITES_ON_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Never rejects, like the next: what could not be told is told with the next change. */
  async look(session: Session, slug: string, value: SectionValue): Promise<void> {
    await this.#tell(session, async () => {
      const { sections } = await this.#parts.templates.of(session);
      const section = sections.find((one) => one.slug === slug);
      return section ? saidBy(section, value) : [];
    });
  }

  /** Of the case as a whole: that its kind, and with it a selection of sections, is chosen. */
  async lookAtHead(session: Session, { kind }: Pick<CaseHead, 'kind'>): Promise<void> {
    await this.#tell(session, () => Promise.resolve(kind === null ? [] : ['BC:selection']));
  }

  async #tell(session: Session, said: () => Promise<readonly string[]>): Promise<void> {
    const { house, clock, log } = this.#parts;
    const { tenant, run, person, testUser } = session;
    const at = clock.now();
    try {
      for (const what of await said()) {
        const key = JSON.stringify([tenant, run, person, what]);
        if (this.#told.get(key, at)) continue;
        await house.tell({ tenant, run, person, testUser, what, at });
        this.#told.set(key, true, at);
      }
    } catch (error) {
      log.warn({ run, err: error }, 'what steps ask of a business case is not told yet');
    }
  }
}
