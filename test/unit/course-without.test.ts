import { expect, it } from 'vitest';
import type { Library } from '../../server/content/library.ts';
import { SectionMomentService } from '../../server/rooms/business-case/section-moment.service.ts';
import { TemplateService } from '../../server/rooms/business-case/template.service.ts';
import { AnswerService } from '../../server/rooms/forms/answer.service.ts';
import { DefinitionService } from '../../server/rooms/forms/definition.service.ts';
import { RunHoursService } from '../../server/rooms/hours/run-hours.service.ts';
import { TrainerService } from '../../server/rooms/hours/trainer.service.ts';

/** A course that has steps, and asks for neither hours nor a case nor a form. */
const run = { course: 'small', edition: 1 };
const library = { course: () => ({ parts: {} }) } as unknown as Library;
const clock = { now: () => new Date(0) };
const people = { findRun: () => Promise.resolve(run) } as never;
const SCOPE = { tenant: 'school', run: 'one' };

it('[L2] a course that asks for no hours has no target of them, and opens no log', async () => {
  const course = { totals: () => Promise.resolve({ run, calendar: {} }) } as never;
  const runs = new RunHoursService({ course, library, clock });
  expect(await new TrainerService({ runs } as never).target(SCOPE)).toBeNull();
  await expect(runs.of(SCOPE)).rejects.toMatchObject({ code: 'not-found' });
});

it('[L2] of a case that the course does not ask for nobody has begun any', async () => {
  const templates = new TemplateService({ people, forms: {} as never, library, clock });
  const store = { revisionsOf: () => Promise.resolve(new Map()) } as never;
  expect(await new SectionMomentService(store, templates).isBegun(SCOPE, 'tom')).toBeUndefined();
  await expect(templates.of(SCOPE)).rejects.toMatchObject({ code: 'not-found' });
});

it('[L2] of a form that the course does not have there is no answer to ask for', async () => {
  const definitions = new DefinitionService({ people, library, clock });
  const answers = new AnswerService({ definitions } as never);
  const final = { form: 'final-outcome-evaluation', subject: 'final' };
  expect(await answers.stateOf(SCOPE, 'tom', final)).toBeUndefined();
});
