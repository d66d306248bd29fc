import { useRef } from 'preact/hooks';
import { titleOf } from '../../../server/rooms/business-case/head.rule.ts';
import { t } from '../../core/i18n.ts';
import { lateView } from '../../shell/late.ts';
import { Title } from '../../ui/title.tsx';
import type { AboutProps } from './about-case.tsx';
import { STANDARDS, VERSIONS, type CaseHead, type OpenedCase } from './business-case.types.ts';
import { divided, hasCriterion, listed, nextToWrite } from './case.view.ts';
import type { FindProps } from './find-in-case.tsx';
import { SectionList } from './section-list.tsx';
import { SectionPart } from './section-part.tsx';
import type { TwoHeadsProps } from './two-heads.tsx';
import { useHead } from './use-head.ts';

interface MissingProps {
  opened: OpenedCase;
  head: CaseHead;
}

/** Below what is written: it need not be here before that. */
const Missing = lateView<MissingProps>({
  words: ['case-tables'],
  load: async () => (await import('./missing-list.tsx')).MissingList,
});

/** Rare, and not in the way of the page. */
const Both = lateView<TwoHeadsProps>({
  words: ['case'],
  load: async () => (await import('./two-heads.tsx')).TwoHeads,
});
const TwoHeads = (props: TwoHeadsProps) => (props.of.conflict.value ? <Both {...props} /> : null);

/** Said once and seldom changed. */
const About = lateView<AboutProps>({
  words: [],
  load: async () => (await import('./about-case.tsx')).AboutCase,
});

/** Asked of those alone who have not begun. */
const Kinds = lateView<AboutProps>({
  words: [],
  load: async () => (await import('./kind-choice.tsx')).KindChoice,
});

const Find = lateView<FindProps>({
  words: ['case'],
  load: async () => (await import('./find-fold.tsx')).FindFold,
});

const Copies = lateView<object>({
  words: ['case-copies'],
  load: async () => (await import('./copies.tsx')).TakeCopies,
});

/** What other rooms have to say of it. */
const Beside = lateView<{ section: string }>({
  words: [],
  load: async () => (await import('./case-beside.tsx')).CaseBeside,
});

interface HeadProps extends FindProps {
  opened: OpenedCase;
  writing: ReturnType<typeof useHead>;
}

/** What is said of the whole of it, and where its other pages are. */
function Head({ opened: { template }, writing, sections, here }: HeadProps) {
  const head = writing.value.value;
  return (
    <header class="case-head">
      <p class="over">{t('case.over')}</p>
      <Title text={titleOf(head) ?? t('case.untitled')} tab={t('case.over')} />
      <p>
        <a href={VERSIONS}>{t('case.versions.link')}</a> · <a href={STANDARDS}>{t('case.standards.link')}</a>
      </p>
      <TwoHeads of={writing} template={template} />
      {head.kind !== null && (
        <>
          <About writing={writing} template={template} />
          <Find sections={sections} here={here} />
          <Copies />
        </>
      )}
      <Beside section="" />
    </header>
  );
}

export function Workspace({ opened, wanted }: { opened: OpenedCase; wanted: string | undefined }) {
  const writing = useHead(opened);
  const head = writing.value.value;
  const all = listed(opened);
  const { inside, outside } = divided(all, opened.template, head);
  const [slug, stay] = useStay(wanted, () => nextToWrite(inside, opened.template.draftingOrder), head);
  const here = all.find(({ section }) => section.slug === slug);
  const isIn = inside.some((one) => one === here);
  const isFirst = !hasCriterion(inside);
  return (
    <div class="case" inert={!writing.ready.value} onInputCapture={stay} onClickCapture={stay}>
      <Head {...{ opened, writing, here }} sections={inside} />
      {head.kind === null ? (
        <Kinds writing={writing} template={opened.template} />
      ) : (
        <div class="case-columns">
          <SectionList {...{ inside, outside, here: slug, writing }} />
          {here && (
            <SectionPart key={slug} listed={here} {...{ opened, head, writing, isIn }} isFirst={isFirst} />
          )}
          <div class="case-side">
            <Beside section={slug} />
            <Missing opened={opened} head={head} />
          </div>
        </div>
      )}
    </div>
  );
}

/** What is written in a section, or pressed, does not turn the page under its writer. */
function useStay(wanted: string | undefined, next: () => string, { kind }: CaseHead) {
  const kept = useRef<string | undefined>(undefined);
  const slug = wanted ?? kept.current ?? next();
  const stay = () => {
    if (kind !== null) kept.current = slug;
  };
  return [slug, stay] as const;
}
