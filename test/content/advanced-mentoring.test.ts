import { describe, expect, test } from 'vitest';
import { problemLine, PROBLEMS } from '../../server/content/problems.ts';
import { calendarOf, weeksOf, weeksOfModule } from '../../server/rooms/course/course-week.rule.ts';
import type { Course, Step } from '../../server/content/course.types.ts';
import { eachEdition, EDITIONS } from './both-editions.ts';

/** Table of the blueprint's part 1: slug, steps, minutes live, in triads, online, in all. */
const TABLE: [string, number, number, number, number, number][] = [
  ['starting-points', 9, 90, 0, 85, 175],
  ['conversation-models', 9, 90, 45, 65, 200],
  ['relationship-models', 10, 60, 0, 90, 150],
  ['skills-and-ethics', 9, 120, 45, 60, 225],
  ['context-safe-space', 8, 90, 0, 80, 170],
  ['choose-or-devise', 8, 90, 0, 80, 170],
  ['success-from-the-start', 8, 90, 0, 80, 170],
  ['groundwork', 9, 90, 45, 75, 210],
  ['business-case-value', 9, 90, 0, 85, 175],
  ['business-case-persuade', 8, 90, 60, 75, 225],
  ['pilot', 8, 90, 45, 65, 200],
  ['evaluate-revise', 7, 90, 0, 75, 165],
  ['sustain', 9, 90, 0, 75, 165],
];

const minutes = (steps: Step[], kinds: string[]) =>
  steps.filter((step) => kinds.includes(step.supervision)).reduce((sum, step) => sum + step.minutes, 0);

const idsOf = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);

describe.each(eachEdition)('%s', (_, { course, problems }) => {
  test('the edition can be shown', () => {
    const stopping = problems.filter((one) => PROBLEMS[one.code].stops);
    expect(stopping.map(problemLine)).toEqual([]);
  });

  test('its modules are those of the design, in their order', () => {
    const slugs = course.modules.map((module) => module.slug);
    expect(slugs).toEqual(TABLE.slice(0, slugs.length).map(([slug]) => slug));
    expect(course.modules.map((module) => module.number)).toEqual(slugs.map((_, at) => at + 1));
  });

  describe.each(course.modules.map((module) => [module.slug, module] as const))(
    'module %s',
    (slug, module) => {
      const [, steps, live, triads, online, all] = TABLE.find(([name]) => name === slug) ?? [];

      test('[K15] has the steps and minutes of its row', () => {
        expect(module.steps.length).toBe(steps);
        expect(minutes(module.steps, ['trainer-led', 'self-managed-set'])).toBe(live);
        expect(minutes(module.steps, ['peer-triad'])).toBe(triads);
        expect(minutes(module.steps, ['tutor-supported'])).toBe(online);
        expect(module.minutes).toBe(all);
      });

      test('sends something to the workplace in one step, and meets live in one', () => {
        expect(module.steps.filter((step) => step.type === 'hours-step')).toHaveLength(1);
        expect(module.steps.filter((step) => step.type === 'live-session')).toHaveLength(1);
      });

      test.each(module.steps.map((step) => [step.number, step] as const))(
        'step %s reads as a page in both languages',
        (_, step) => {
          for (const lang of ['en', 'es'] as const) {
            const html = step.html[lang].learner;
            expect(html).toMatch(/<p class="open"><strong>/);
            // Nothing of the source form is left: no directive, no front matter, no empty attribute of a dropped class.
            expect(html).not.toMatch(/(^|>):{2,}|::|\{key=|class=""|<script|javascript:/);
            expect(html).not.toMatch(/\sstyle=|\son\w+=/);
            expect(idsOf(html)).toEqual([...new Set(idsOf(html))]);
          }
        },
      );
    },
  );

  test('[K15] the minutes of the edition are the sum of its rows', () => {
    const sum = TABLE.slice(0, course.modules.length).reduce((total, row) => total + row[5], 0);
    expect(course.minutes).toBe(sum);
  });

  test('every best answer of every quiz is one of its answers, and not always the same one', () => {
    const quizzes = course.modules
      .flatMap((module) => module.steps)
      .flatMap((step) => (step.quiz ? [step.quiz] : []));
    expect(quizzes.length).toBeGreaterThan(0);
    for (const { scenes } of quizzes) {
      for (const scene of scenes) expect(scene.answers).toContain(scene.best);
      expect(new Set(scenes.map((scene) => scene.answers.indexOf(scene.best))).size).toBeGreaterThan(1);
    }
  });
});

test.each(
  EDITIONS.flatMap(({ course }) =>
    course.modules
      .flatMap(({ steps }) => steps)
      .filter(({ html }) => html.en.trainer.includes('id="h-trainer"'))
      .map((step) => [course.edition, step.number, step] as const),
  ),
)(
  '[S3.25] edition %i, %s: trainers meet the run sheet first, and what learners read below it',
  (...[, , step]) => {
    for (const lang of ['en', 'es'] as const) {
      const { learner, trainer } = step.html[lang];
      const below = trainer.indexOf('<p class="over-title">', trainer.indexOf('id="h-trainer"'));
      const [opening = ''] = learner.match(/<p class="open">.*?<\/p>/) ?? [];
      expect(trainer.indexOf(opening)).toBe(learner.indexOf(opening));
      expect(trainer.slice(0, trainer.indexOf('id="h-trainer"')).match(/<h2/g)).toHaveLength(1);
      const heading = learner.indexOf('<h2');
      expect(trainer.slice(below)).toContain(learner.slice(heading, heading + 80));
      expect(learner).not.toContain('h-trainer');
    }
  },
);

describe('weeks of a run', () => {
  const course = EDITIONS[0]?.course as Course;
  const thirteen: Course = {
    ...course,
    modules: TABLE.map((_, at) => ({ ...course.modules[0], number: at + 1 })) as Course['modules'],
  };

  test('thirteen modules of a fortnight are 26 weeks', () => {
    expect(weeksOf(thirteen)).toBe(26);
    expect(weeksOfModule(thirteen, 0)).toEqual([1, 2]);
    expect(weeksOfModule(thirteen, 12)).toEqual([25, 26]);
  });

  test.each([
    ['2026-01-11', 1],
    ['2026-01-12', 1],
    ['2026-01-18', 1],
    ['2026-01-19', 2],
    ['2026-07-13', 26],
    ['2027-01-01', 26],
  ])('%s is in week %i of a run from 12 January', (today, week) => {
    expect(calendarOf(thirteen, '2026-01-12', today).week).toBe(week);
  });
});
