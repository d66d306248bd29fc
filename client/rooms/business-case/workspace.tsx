import { titleOf } from '../../../server/rooms/business-case/head.rule.ts';
import { t } from '../../core/i18n.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import { Title } from '../../ui/title.tsx';
import type { AboutProps } from './about-case.tsx';
import { STANDARDS, VERSIONS, type CaseHead, type OpenedCase } from './business-case.types.ts';
import { divided, listed, nextToWrite } from './case.view.ts';
import { SectionList } from './section-list.tsx';
import { SectionPart } from './section-part.tsx';
import type { TwoHeadsProps } from './two-heads.tsx';
import { useHead } from './use-head.ts';

interface MissingProps {
  opened: OpenedCase;
  head: CaseHead;
}

/** Below what is written: it need not be here before that. */
const MISSING: LatePart<MissingProps> = {
  words: ['case-tables'],
  load: async () => (await import('./missing-list.tsx')).MissingList,
};

/** Rare, and not in the way of the page. */
const TWO_HEADS: LatePart<TwoHeadsProps> = {
  words: ['case'],
  load: async () => (await import('./two-heads.tsx')).TwoHeads,
};

/** Said once and seldom changed. */
const ABOUT: LatePart<AboutProps> = {
  words: [],
  load: async () => (await import('./about-case.tsx')).AboutCase,
};

function About(props: AboutProps) {
  const AboutCase = useLate(ABOUT);
  return AboutCase ? <AboutCase {...props} /> : null;
}

/** Asked of those alone who have not begun. */
const KINDS: LatePart<AboutProps> = {
  words: [],
  load: async () => (await import('./kind-choice.tsx')).KindChoice,
};

function Kinds(props: AboutProps) {
  const KindChoice = useLate(KINDS);
  return KindChoice ? <KindChoice {...props} /> : null;
}

const COPIES: LatePart<object> = {
  words: ['case-copies'],
  load: async () => (await import('./copies.tsx')).TakeCopies,
};

function Copies() {
  const TakeCopies = useLate(COPIES);
  return TakeCopies ? <TakeCopies /> : null;
}

const TwoHeads = (props: TwoHeadsProps) => (props.of.conflict.value ? <Both {...props} /> : null);

function Both(props: TwoHeadsProps) {
  const Part = useLate(TWO_HEADS);
  return Part ? <Part {...props} /> : null;
}

const BESIDE: LatePart<{ section: string }> = {
  words: [],
  load: async () => (await import('./case-beside.tsx')).CaseBeside,
};

function Beside(props: { section: string }) {
  const CaseBeside = useLate(BESIDE);
  return CaseBeside ? <CaseBeside {...props} /> : null;
}

function Missing(props: MissingProps) {
  const MissingList = useLate(MISSING);
  return MissingList ? <MissingList {...props} /> : null;
}

export function Workspace({ opened, wanted }: { opened: OpenedCase; wanted: string | undefined }) {
  const writing = useHead(opened);
  const head = writing.value.value;
  const all = listed(opened);
  const { inside, outside } = divided(all, opened.template, head);
  const slug = wanted ?? nextToWrite(inside, opened.template.draftingOrder);
  const here = all.find(({ section }) => section.slug === slug);
  const isIn = inside.some((one) => one === here);
  return (
    <div class="case" inert={!writing.ready.value}>
      <header class="case-head">
        <p class="over">{t('case.over')}</p>
        <Title text={titleOf(head) ?? t('case.untitled')} tab={t('case.over')} />
        <p>
          <a href={VERSIONS}>{t('case.versions.link')}</a> ·{' '}
          <a href={STANDARDS}>{t('case.standards.link')}</a>
        </p>
        <TwoHeads of={writing} template={opened.template} />
        {head.kind !== null && <About writing={writing} template={opened.template} />}
        {head.kind !== null && <Copies />}
        <Beside section="" />
      </header>
      {head.kind === null ? (
        <Kinds writing={writing} template={opened.template} />
      ) : (
        <div class="case-columns">
          <SectionList {...{ inside, outside, here: slug, writing }} />
          {here && (
            <SectionPart key={slug} listed={here} opened={opened} head={head} writing={writing} isIn={isIn} />
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
