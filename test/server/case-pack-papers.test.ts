import { beforeAll, describe, expect, it } from 'vitest';
import { readPptx } from '../setup/pptx-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { exportKit, writers, type ExportKit } from './case-exports-kit.ts';
import { allText, named, packOf, textOf } from './case-pack-kit.ts';

let kit: ExportKit;
let english: Entered;
let spanish: Entered;
beforeAll(async () => {
  kit = await exportKit();
  ({ english, spanish } = await writers(kit));
});

describe('[S4.24] the applications of the pack', () => {
  it('ask what the forms of the course ask, to be filled in by hand; the line manager signs a slip of its own', async () => {
    const { files } = await packOf(kit, english, 'en');
    for (const [part, asked] of [
      ['mentor-application', 'Why do you want to mentor, and what do you hope to learn?'],
      ['mentee-application', 'What would you like to be different in six months?'],
    ] as const) {
      const text = textOf(files, part);
      expect(text).toContain(asked);
      expect(text).toContain('☐');
      expect(text).toContain('Your line manager gets the slip for the time, and nothing of this.');
    }
    const slip = textOf(files, 'time-slip');
    expect(slip).toContain('Signature: ___');
    expect(slip).toContain('at least two hours a month, for three to six months');
    const agreement = textOf(files, 'mentoring-agreement');
    expect(agreement).toContain('Either of us may end this at any time');
    expect(agreement).not.toMatch(/trainers/i);
    expect(textOf(files, 'progress-record')).toContain('What you concluded');
  });
});

describe('[S3.28] the kit to promote a programme', () => {
  it.each([
    ['en', 'Say learning.', /induction/i, 'Tell senior managers first.', /deficit|struggl(e|ing) staff/i],
    ['es', 'Di aprender.', /inducci/i, 'Avisa primero a la dirección.', /déficit/i],
  ])(
    'says learning in %s, speaks at inductions and meetings, to senior managers first, and of nobody’s deficit',
    async (lang, ...said) => {
      const [learning, induction, seniors, deficit] = said;
      const { files } = await packOf(kit, lang === 'en' ? english : spanish, lang);
      const script = textOf(files, lang === 'en' ? 'meeting-script' : 'guion-para-reuniones');
      for (const one of [learning, induction, seniors]) expect(script).toMatch(one);
      const kitText = [...files].filter(([name]) => /promotion|promocion/.test(name));
      expect(kitText).toHaveLength(4);
      expect(allText(new Map(kitText))).not.toMatch(deficit);
      const slide = readPptx(named(files, lang === 'en' ? 'induction-slide' : 'diapositiva')).slides;
      expect(slide).toHaveLength(1);
      expect(slide[0]?.notes.length).toBeGreaterThan(5);
      expect(slide[0]?.texts.join('\n')).toContain('On Side');
    },
  );

  it('says of every text of its own what it rests on', async () => {
    const readMe = textOf((await packOf(kit, english, 'en')).files, 'read-me');
    const own = (realTemplate().pack?.items ?? []).filter(({ kind }) => kind === 'paper');
    expect(own).toHaveLength(8);
    for (const item of own) if (item.kind === 'paper') expect(readMe).toContain(item.paper.sources[0]?.en);
  });
});
