import { isPlaced } from '../../../server/rooms/portfolio/style-map.rule.ts';
import { ranked } from '../../../server/rooms/portfolio/weighing.rule.ts';
import '../sharing/sharing.words.ts';
import { isShared } from '../../../server/rooms/portfolio/placed-document.rule.ts';
import { dayText, lang, needWords, t } from '../../core/i18n.ts';
import { creditText } from '../sharing/authors.ts';
import { ownSharing } from '../sharing/sharing.state.ts';
import type { DocumentKind, Documents } from './portfolio.types.ts';
import { openedDocument, type Opened } from './portfolio.state.ts';

/** Documents as plain text, for a file that any program opens. */
export async function portfolioText(kinds: readonly DocumentKind[]): Promise<string> {
  const parts: string[] = [];
  for (const kind of kinds) {
    const asked = openedDocument(kind);
    await asked.refresh();
    const error = asked.error.peek();
    if (error) throw error;
    const opened = asked.data.peek();
    const lines = opened?.document.value
      ? [...linesOf(kind, opened as never), ...(await creditLines(kind))]
      : [];
    parts.push(
      [t(`portfolio.${kind}`).toUpperCase(), ...(lines.length > 0 ? lines : [t('portfolio.nothing')])].join(
        '\n',
      ),
    );
  }
  return `${parts.join('\n\n\n')}\n`;
}

/** Whose work stands in it. */
async function creditLines(kind: DocumentKind): Promise<string[]> {
  if (!isShared(kind)) return [];
  const own = ownSharing();
  await Promise.all([own.refreshIfOld(), needWords('sharing')]);
  const copies = own.data.peek()?.copies ?? [];
  const standing = copies.filter(
    (one) => one.kind === 'document' && one.part === kind && one.state === 'placed',
  );
  const lines = standing.map(({ credits }) => creditText(t(`portfolio.${kind}`), credits));
  return lines.length > 0 ? ['', ...lines] : [];
}

function linesOf<Kind extends DocumentKind>(kind: Kind, opened: Opened<Kind>): string[] {
  const written: { [One in DocumentKind]: (value: Documents[One], opened: Opened<One>) => string[] } = {
    'question-bank': bankLines,
    'style-map': mapLines,
    'model-chooser': chooserLines,
    handbook: ({ pages, contacts }) => [
      ...pages.flatMap(({ heading, text }) => ['', heading, text]),
      '',
      ...contacts.map(({ role, reached }) => `${role}: ${reached}`),
    ],
    'community-charter': ({ level, offer, ...lines }) => [
      ...Object.entries(lines).map(
        ([line, text]) => `${t(`portfolio.charter.${line as 'domain'}`)}: ${text}`,
      ),
      `${t('portfolio.charter.level')}: ${level ? t(`portfolio.charter.level.${level}`) : ''}`,
      `${t('portfolio.charter.offer')}: ${offer}`,
    ],
  };
  return written[kind](opened.document.value as Documents[Kind], opened);
}

function bankLines({ questions }: Documents['question-bank'], { offer }: Opened<'question-bank'>): string[] {
  const titleOf = (drawer: string | null) =>
    offer?.drawers.find(({ key }) => key === drawer)?.title[lang.peek()] ?? t('portfolio.bank.loose');
  const drawers = [...new Set(questions.map(({ drawer }) => drawer))];
  return drawers.flatMap((drawer) => [
    '',
    titleOf(drawer),
    ...questions
      .filter((one) => one.drawer === drawer)
      .map(({ text, struck }) =>
        struck ? `- [${t('portfolio.bank.strike')}] ${text} ${struck.why}` : `- ${text}`,
      ),
  ]);
}

const mapLines = ({ readings }: Documents['style-map']): string[] =>
  readings.flatMap(({ day, sentences }) => [
    '',
    t('portfolio.map.reading', { day: dayText(day, 'year') }),
    ...sentences
      .filter(isPlaced)
      .map(
        ({ text, leads, need }) =>
          `- ${text} (${t('portfolio.map.leads')} ${leads}/5; ${t('portfolio.map.need')} ${need}/5)`,
      ),
  ]);

function chooserLines(chooser: Documents['model-chooser']): string[] {
  const chosen = chooser.options.find(({ id }) => id === chooser.chosen);
  return [
    ...chooser.own.flatMap(({ name, parents, left, sign }) => ['', name, parents, left, sign]),
    '',
    ...chooser.criteria.map(({ name, weight }) => `${t('portfolio.weigh.weight')}: ${name} ${weight ?? ''}`),
    ...ranked(chooser).map(({ option, total }) => `${option.name}: ${total}. ${option.verdict}`),
    '',
    `${t('portfolio.choice.which')} ${chosen?.name ?? ''}`,
    chooser.reasons,
  ];
}
