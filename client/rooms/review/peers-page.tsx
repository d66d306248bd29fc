import './review.css';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Params } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Title } from '../../ui/title.tsx';
import { CASE } from '../business-case/business-case.types.ts';
import { PeerReading } from './peer-reading.tsx';
import { PeerReceived } from './peer-received.tsx';
import { askedStateText, ownStateText, titleOf } from './peer-words.ts';
import { asked, ownAsk, peerAsks, PEERS, readingPath, receivedPath, type PeerAsks } from './peers.state.ts';

/** What learners ask one another to read: both lists, one that somebody was asked, one that came back. */
export function PeersPage({ params: { read, of } }: { params: Params }) {
  const isList = read === undefined && of === undefined;
  return (
    <div class="stack loose">
      <p class="over-title">
        <a href={isList ? CASE : PEERS}>{t(isList ? 'review.feedback.back' : 'review.peers.title')}</a>
      </p>
      {isList && <Loaded of={peerAsks()}>{(asks) => <Lists asks={asks} />}</Loaded>}
      {read !== undefined && (
        <Loaded key={read} of={asked(read)}>
          {(opened) => <PeerReading opened={opened} />}
        </Loaded>
      )}
      {read === undefined && of !== undefined && (
        <Loaded key={of} of={ownAsk(of)}>
          {(opened) => <PeerReceived opened={opened} />}
        </Loaded>
      )}
    </div>
  );
}

function Lists({ asks: { own, asked: read } }: { asks: PeerAsks }) {
  const toRead = read.map((ask) => ({
    id: ask.id,
    href: readingPath(ask.id),
    title: titleOf(ask),
    text: askedStateText(ask),
  }));
  const sent = own.map((ask) => ({
    id: ask.id,
    href: receivedPath(ask.id),
    title: titleOf(ask),
    text: ownStateText(ask),
  }));
  return (
    <>
      <header class="stack tight">
        <Title text={t('review.peers.title')} />
        <p class="lede">{t('review.peers.lede')}</p>
      </header>
      <section class="stack tight" aria-labelledby="h-asked">
        <h2 id="h-asked">{t('review.peers.asked')}</h2>
        <Rows rows={toRead} none={t('review.peers.asked.none')} />
      </section>
      <section class="stack tight" aria-labelledby="h-own">
        <h2 id="h-own">{t('review.peers.own')}</h2>
        <Rows rows={sent} none={t('review.peers.own.none')} />
        <p class="help">{t('review.peers.own.how')}</p>
      </section>
    </>
  );
}

interface Row {
  id: string;
  href: string;
  title: string;
  text: string;
}

const Rows = ({ rows, none }: { rows: readonly Row[]; none: string }) =>
  rows.length === 0 ? (
    <EmptyState>{none}</EmptyState>
  ) : (
    <ul class="rows" role="list">
      {rows.map(({ id, href, title, text }) => (
        <li key={id}>
          <p>
            <a href={href}>{title}</a> <span class="help">{text}</span>
          </p>
        </li>
      ))}
    </ul>
  );
