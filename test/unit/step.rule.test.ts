import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import type { Course } from '../../server/content/course.types.ts';
import { templateOf } from '../../server/rooms/business-case/business-case.content.ts';
import { saidBy } from '../../server/rooms/business-case/step.rule.ts';
import { house } from '../../server/rooms.ts';

const course = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts })
  .course as Course;
const section = (slug: string) => templateOf(course)!.sections.find((one) => one.slug === slug)!;
const rows = (count: number, column: string) =>
  Array.from({ length: count }, (_, at) => ({ key: `r${at}`, cells: { [column]: `Row ${at}` } }));
const said = (slug: string, tables: Record<string, ReturnType<typeof rows>>) =>
  saidBy(section(slug), { text: null, tables });

describe('what a section says to the steps of the course', () => {
  it('is nothing while nobody has written in it, and nothing of rows that always stand there', () => {
    expect(said('risks', {})).toEqual([]);
    const given = section('recruitment-matching').tables[0]!;
    const starts = given.starts.map(({ key, cells }) => ({ key, cells }));
    expect(said('recruitment-matching', { [given.key]: starts as never })).toEqual([]);
  });

  it('is three options, and five milestones with both rules, and not one less', () => {
    const three = rows(3, 'option');
    expect(said('options', { rows: three })).toContain('three-options-saved');
    expect(said('options', { rows: three.slice(1) })).not.toContain('three-options-saved');
    const plan = { milestones: rows(5, 'milestone'), rules: rows(2, 'rule') };
    expect(said('pilot-timeline', plan)).toContain('five-milestones-and-two-rules');
    expect(said('pilot-timeline', { ...plan, rules: [] })).not.toContain('five-milestones-and-two-rules');
    expect(said('pilot-timeline', { ...plan, milestones: rows(4, 'milestone') })).toEqual([
      'BC:pilot-timeline',
      'BC:pilot-timeline#row',
    ]);
  });
});
