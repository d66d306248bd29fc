import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { missingIn, type Missing } from '../../../server/rooms/business-case/missing.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { HandIn } from './hand-in.tsx';
import { missingText } from './missing-text.ts';
import { EMPTY, sectionPath, type CaseHead, type OpenedCase } from './business-case.types.ts';

/** What the case lacks before it can be handed in, each with the way to the place where it is mended (rule B3). */
export function MissingList({ opened, head }: { opened: OpenedCase; head: CaseHead }) {
  const { template } = opened;
  const values = new Map(opened.sections.map(({ slug, value }) => [slug, value]));
  const sections = chosen(template, head).map((slug) => ({ slug, value: values.get(slug) ?? EMPTY }));
  const missing = missingIn({ head, sections }, template);
  const stopping = missing.filter(({ stops }) => stops);
  const empty = missing.filter(({ code }) => code === 'empty');
  const link = (one: Missing) => (
    <a key={one.section} href={sectionPath(one.section)}>
      {template.sections.find(({ slug }) => slug === one.section)?.title[lang.value]}
    </a>
  );
  return (
    <section class="sheet case-missing" aria-labelledby="case-missing">
      <h2 id="case-missing" class="heading-small">
        {t('case.missing')}
      </h2>
      <p>{t('case.missing.lede', { count: stopping.length })}</p>
      <ul role="list">
        {missing
          .filter(({ code }) => code !== 'empty')
          .map((one) => (
            <li key={JSON.stringify(one)}>
              <StateIcon state={one.stops ? 'attention' : 'todo'} size={18} />
              <span>
                {link(one)}: {missingText(one)}
              </span>
            </li>
          ))}
        <EmptyOnes word={t('case.missing.empty')} links={empty.filter(({ stops }) => stops).map(link)} />
        <EmptyOnes
          word={t('case.missing.empty-optional')}
          links={empty.filter(({ stops }) => !stops).map(link)}
        />
      </ul>
      <HandIn isWhole={stopping.length === 0} template={template} />
    </section>
  );
}

/** Many at first: said once, and not section by section. */
const EmptyOnes = ({ word, links }: { word: string; links: preact.JSX.Element[] }) =>
  links.length === 0 ? null : (
    <li>
      <StateIcon state="todo" size={18} />
      <span>
        {word}
        <span class="case-links">{links}</span>
      </span>
    </li>
  );
