import type { CourseContext, Sum, Text } from './course.types.ts';
import { LANGUAGES, type PerLang } from './shapes.ts';
import { checkSliders } from './slider-check.ts';
import { openingResults, readSliders, slidersIn } from './sliders.ts';
import { checkTalkBalance, checkTalks } from './talk-check.ts';
import { checkTalkTime } from './talk-time.ts';
import { checkTimelines } from './timeline.ts';

/** Checks what a step lets its reader try: a conversation, a sum, a year that could have gone otherwise. */
export function checkPractice(texts: PerLang<Text>, { problems, rulesOf }: CourseContext): void {
  const { reading } = rulesOf(texts.en.source.file);
  for (const lang of LANGUAGES) {
    const { source, root } = texts[lang];
    const cast = rulesOf(source.file).cast?.people.map(({ key }) => key) ?? [];
    checkTalks(root, { source, problems, cast });
    checkSliders(root, lang, { source, problems });
    checkTimelines(root, source, problems);
  }
  const roots = { en: texts.en.root, es: texts.es.root };
  checkTalkBalance(roots, texts.es.source.file, problems);
  const { file, source } = texts.en;
  checkTalkTime(roots, { file: source.file, minutes: file.time['talk'], reading }, problems);
}

/** What the sums of a step give where they open. */
export const sumsOf = ({ en }: PerLang<Text>): Sum[] =>
  slidersIn(en.root).map((node) => {
    const { sliders } = readSliders(node);
    return { key: sliders.key, results: Object.fromEntries(openingResults(sliders)) };
  });
