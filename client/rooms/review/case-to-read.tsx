import { useEffect, useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { placedComments, sectionOf, type PlacedSection } from './anchors.view.ts';
import { CaseSection } from './case-section.tsx';
import { goToWords } from './comment-link.tsx';
import { givenBy, leftOut, sectionsOf, type ReadSection } from './desk.view.ts';
import { EarlierComments } from './earlier-comments.tsx';
import { useEditing, type Editing } from './editing.ts';
import { ReadTools, type View } from './read-tools.tsx';
import { PhraseBank } from './phrase-bank.tsx';
import { reviewThing } from './review-part.ts';
import type { Desk, ShownComment } from './review.types.ts';
import { commentName, seenByText } from './review-words.ts';
import { SectionComments, type CommentsOf } from './section-comments.tsx';
import { ShareOfQuestions } from './share-of-questions.tsx';

interface ReadProps {
  desk: Desk;
  comments: readonly ShownComment[];
}

/** Which state of the case is read, and of its sections how many. */
function useReading({ before, version, template }: Desk, comments: readonly ShownComment[]) {
  const [view, setView] = useState<View>(before ? 'changes' : 'version');
  const [some, setSome] = useState(before !== null);
  const editing = useEditing();
  const placed = placedComments(comments, version.sections);
  const read = view === 'before' && before ? before.version : version;
  const all = sectionsOf(template, read, view === 'before' ? null : (before?.version ?? null));
  const few = all.filter(
    ({ slug, changed }) => changed || isCalledFor(slug, { before, version, placed, editing }),
  );
  const sections = some && view !== 'before' ? few : all;
  return { view, setView, some, setSome, editing, placed, read, all, few, sections };
}

/** The version to read, section by section, each with what was said of it; of a later version what changed comes first. */
export function CaseToRead({ desk, comments }: ReadProps) {
  const { review, before, template, version, writes } = desk;
  const { view, setView, some, setSome, editing, placed, ...reading } = useReading(desk, comments);
  const about = {
    under: reviewThing(review.id),
    seenBy: seenByText(review),
    Bank: PhraseBank,
    given: givenBy(template, reading.read),
    show: useWordsIn(view, setView),
    editing: writes ? editing : undefined,
  };
  return (
    <section class="stack" aria-labelledby="h-case">
      <h2 id="h-case">{t('review.desk.case')}</h2>
      <ShareOfQuestions comments={comments} />
      {before && (
        <ReadTools
          {...{ view, setView, some, setSome }}
          version={version.number}
          before={before.version.number}
          few={reading.few.length}
          all={reading.all.length}
        />
      )}
      <div>
        {reading.sections.map((section) => (
          <OneSection
            key={section.slug}
            {...{ desk, section, view, about }}
            placed={placed.get(section.slug)}
          />
        ))}
      </div>
      <LeftOut desk={desk} />
      <OfTheWhole desk={desk} about={about} placed={placed.get('')?.all ?? []} />
    </section>
  );
}

const OfTheWhole = ({
  desk,
  about,
  placed,
}: Pick<OneProps, 'desk' | 'about'> & Pick<CommentsOf, 'placed'>) => (
  <section class="stack tight" aria-labelledby="h-whole">
    <h3 id="h-whole">{t('review.desk.whole')}</h3>
    <EarlierComments desk={desk} section={null} />
    <SectionComments {...about} section={undefined} placed={placed} />
  </section>
);

interface OneProps {
  desk: Desk;
  section: ReadSection;
  view: View;
  placed: PlacedSection<ShownComment> | undefined;
  about: Omit<CommentsOf, 'section' | 'placed'>;
}

function OneSection({ desk, section, view, placed, about }: OneProps) {
  const all = placed?.all ?? [];
  const kindAt = (number: number) => all.find((one) => one.number === number)?.comment.kind ?? 'question';
  return (
    <CaseSection
      section={view === 'changes' ? section : { ...section, earlier: undefined }}
      given={about.given}
      placed={view === 'version' ? placed : undefined}
      nameOf={(number) => commentName(kindAt(number), number)}
      point={view === 'before' ? undefined : about.editing?.begin}
    >
      <EarlierComments desk={desk} section={section.slug} />
      <SectionComments {...about} section={section} placed={all} />
    </CaseSection>
  );
}

interface Said {
  before: Desk['before'];
  version: Desk['version'];
  placed: ReadonlyMap<string, PlacedSection<ShownComment>>;
  editing: Editing;
}

/** Something was said of the section, of this version or one before, or is being said. */
const isCalledFor = (slug: string, { before, version, placed, editing }: Said): boolean =>
  (placed.get(slug)?.all.length ?? 0) > 0 ||
  isAbout(editing.fresh, slug) ||
  version.changes.some(({ section }) => section === slug) ||
  (before?.released?.comments.some(({ value }) => sectionOf(value.anchor) === slug) ?? false);

const isAbout = (comment: ShownComment | undefined, slug: string): boolean =>
  comment !== undefined && comment.anchor.kind !== 'case' && comment.anchor.section === slug;

/** Numbers stand in the version as it is: from any other view it is that one which is turned to. */
function useWordsIn(view: View, setView: (view: View) => void): (number: number) => void {
  const [asked, setAsked] = useState<number>();
  useEffect(() => {
    if (view !== 'version' || asked === undefined) return;
    goToWords(asked);
    setAsked(undefined);
  }, [view, asked]);
  return (number) => {
    setView('version');
    setAsked(number);
  };
}

function LeftOut({ desk: { template, version } }: { desk: Desk }) {
  const all = leftOut(template, version);
  if (all.length === 0) return null;
  return (
    <details class="fold">
      <summary>{t('review.desk.left-out', { count: all.length })}</summary>
      <dl class="facts">
        {all.map(({ slug, title, reason }) => (
          <div key={slug}>
            <dt>{title}</dt>
            <dd>{reason || t('review.desk.no-reason')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
