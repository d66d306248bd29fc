import { useEffect, useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { sendAgain } from '../../core/unsent.ts';
import { useWriting } from '../../core/writing.ts';
import { Problem } from '../../shell/problem.tsx';
import { Title } from '../../ui/title.tsx';
import { Written } from '../../ui/written.tsx';
import { placedComments } from './anchors.view.ts';
import { CaseSection } from './case-section.tsx';
import { goToWords } from './comment-link.tsx';
import { commentsNow, takeUpUnsent } from './comments.state.ts';
import { useEditing } from './editing.ts';
import { PeerDraftForm } from './peer-draft.tsx';
import { drawn } from './peer-section.ts';
import { PeerSending } from './peer-sending.tsx';
import { peerName, titleOf } from './peer-words.ts';
import { noteSeen, type AskedOpened, type PeerDraft } from './peers.state.ts';
import { PEER, peerThing } from './review-part.ts';
import type { ShownComment } from './review.types.ts';
import { commentName } from './review-words.ts';
import { SectionComments } from './section-comments.tsx';
import { WrittenForPeer } from './written-for-peer.tsx';

const NOTHING: PeerDraft = { levels: {}, words: '' };

const shown = ({ id, value, revision }: AskedOpened['comments'][number]): ShownComment => ({
  ...value,
  id,
  revision,
  carried: null,
});

/** A peer’s section to read and to comment on, for its author alone, once it is sent. */
export function PeerReading({ opened }: { opened: AskedOpened }) {
  const { ask } = opened;
  useEffect(() => {
    if (ask.news) void noteSeen(ask.id);
  }, [ask.id, ask.news]);
  return (
    <>
      <Head opened={opened} />
      {ask.state === 'asked' || ask.state === 'declined' ? (
        <Reading opened={opened} />
      ) : (
        <WrittenForPeer opened={opened} />
      )}
    </>
  );
}

function Head({ opened: { ask, section } }: { opened: AskedOpened }) {
  const name = peerName(ask.author);
  return (
    <header class="stack tight">
      <Title lead={t('review.peers.read.lead', { name })} text={titleOf(ask)} />
      <p class="help">{section.purpose[lang.value]}</p>
      {ask.note !== '' && (
        <blockquote class="peer-note">
          <p class="help">{t('review.peers.read.note', { name })}</p>
          <Written text={ask.note} />
        </blockquote>
      )}
      {ask.changed && ask.state === 'asked' && (
        <p class="banner" role="note">
          {t('review.peers.changed.read', { name })}
        </p>
      )}
    </header>
  );
}

/** What an earlier page left on this device is taken up and sent. */
function useUnsent(ask: string): void {
  useEffect(() => {
    void takeUpUnsent(peerThing(ask)).then((any) => (any ? sendAgain(peerThing(ask)) : undefined));
  }, [ask]);
}

function Reading({ opened }: { opened: AskedOpened }) {
  const { ask, rubric, draft } = opened;
  const under = peerThing(ask.id);
  const act = useAct();
  useUnsent(ask.id);
  const known = { value: draft.value, revision: draft.revision, savedAt: draft.savedAt ?? undefined };
  const writing = useWriting<PeerDraft>({ thing: `${under}draft`, kind: PEER, known, start: NOTHING });
  const comments = commentsNow(under, opened.comments.map(shown));
  const isOpen = ask.state === 'asked';
  return (
    <>
      {opened.moment && (
        <Section opened={opened} moment={opened.moment} comments={comments} isOpen={isOpen} />
      )}
      <fieldset disabled={!isOpen}>
        <PeerDraftForm rubric={rubric} writing={writing} author={peerName(ask.author)} />
      </fieldset>
      <PeerSending ask={ask} comments={comments} words={writing.value.value.words} act={act} />
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}

interface SectionProps {
  opened: AskedOpened;
  moment: NonNullable<AskedOpened['moment']>;
  comments: readonly ShownComment[];
  isOpen: boolean;
}

function Section({ opened: { ask, section }, moment, comments, isOpen }: SectionProps) {
  const editing = useEditing();
  const [{ shown: read, given }] = useState(() => drawn({ section, moment }));
  const placed = placedComments(comments, [read]).get(section.slug);
  const all = placed?.all ?? [];
  const kindAt = (number: number) => all.find((one) => one.number === number)?.comment.kind ?? 'question';
  return (
    <CaseSection
      section={read}
      given={given}
      placed={placed}
      nameOf={(number) => commentName(kindAt(number), number)}
      point={isOpen ? editing.begin : undefined}
    >
      <SectionComments
        under={peerThing(ask.id)}
        section={read}
        given={given}
        placed={all}
        editing={isOpen ? editing : undefined}
        seenBy={t('review.peers.seen-by', { name: peerName(ask.author) })}
        show={goToWords}
      />
    </CaseSection>
  );
}
