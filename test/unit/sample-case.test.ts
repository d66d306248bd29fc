import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import type { Course } from '../../server/content/course.types.ts';
import {
  templateOf,
  type BusinessCaseTemplate,
} from '../../server/rooms/business-case/business-case.content.ts';
import { textOfMarkdown } from '../../server/rooms/business-case/markdown-text.ts';
import { sampleCase } from '../../server/rooms/business-case/sample-case.ts';
import { house } from '../../server/rooms.ts';

const course = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts })
  .course as Course;
const template = templateOf(course) as BusinessCaseTemplate;

describe('the finished case of the course, as somebody could have written it', () => {
  it.each([
    [
      'en',
      'On Side: peer mentoring for first-year teachers',
      'Fourteen new teachers',
      'not the line manager',
    ],
    ['es', 'On Side: mentoría entre pares para docentes de primer año', 'Catorce docentes', 'jefe o jefa'],
  ] as const)('is whole in %s', (lang, title, phrase, point) => {
    const whole = sampleCase(template, lang);
    expect(whole?.head).toEqual({
      title,
      kind: 'create',
      currency: 'GBP',
      taken: ['programme-design', 'recruitment-matching', 'risks', 'pilot-timeline'],
      reasons: {},
      goals: [],
      groups: [],
      themes: [],
    });
    expect(whole?.sections).toHaveLength(14);
    expect(JSON.stringify(whole?.sections[0]?.value.text)).toContain(phrase);
    const matching = whole?.sections.find(({ slug }) => slug === 'recruitment-matching')?.value.tables;
    expect(matching?.['matching']?.[0]).toMatchObject({
      key: 'not-line-manager',
      cells: { criterion: expect.stringContaining(point), kind: 'must' },
    });
    expect(JSON.stringify(whole)).not.toMatch(/"(en|es)":/);
  });

  it('keeps the names by which rows point at each other', () => {
    const tables = sampleCase(template, 'en')?.sections.map(({ value }) => value.tables) ?? [];
    const criteria = tables.find((one) => one['criteria'])?.['criteria']?.map(({ key }) => key);
    const aims = tables.find((one) => one['aims'])?.['aims'] ?? [];
    expect(criteria).toEqual(expect.arrayContaining(aims.flatMap(({ cells }) => cells['criteria'])));
  });
});

describe('Markdown of a course file', () => {
  it('becomes a text with form: paragraphs, marks, lists, quotes, tables', () => {
    const text = textOfMarkdown(
      '# Why\n\n**Now** and [here](https://example.org)\n\n3. one\n4. *two*\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    );
    expect(text.content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'orderedList',
      'blockquote',
      'table',
    ]);
    expect(text.content[1]?.content).toEqual([
      { type: 'text', text: 'Now', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' and ' },
      { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] },
    ]);
    expect(text.content[2]).toMatchObject({ attrs: { start: 3 } });
  });

  it('keeps the words of what has no form here, and no address that a browser would run', () => {
    const text = textOfMarkdown('[go](javascript:x) ![a](b.png) <b>c</b>\n\n---\n\n    code');
    expect(text.content).toHaveLength(2);
    expect(JSON.stringify(text)).not.toContain('javascript');
    const words = text.content[0]?.content as { text: string; marks?: unknown }[];
    expect(words.map((one) => one.text).join('')).toBe('go  <b>c</b>');
    expect(words.every(({ marks }) => marks === undefined)).toBe(true);
    expect(text.content.at(-1)?.content).toEqual([{ type: 'text', text: 'code' }]);
  });
});
