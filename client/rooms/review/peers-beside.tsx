import './review.css';
import { useState } from 'preact/hooks';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { AskPeers } from './ask-peers.tsx';
import { ownStateText, waitsToTakeIn } from './peer-words.ts';
import { PeerLines } from './peer-lines.tsx';
import { peerAsks, PEERS, receivedPath, type OwnAsk } from './peers.state.ts';

/** Beside a section who reads it and what they sent, and asking somebody; beside the case as a whole what waits. */
export function PeersBeside({ section }: { section: string }) {
  const asks = useData(peerAsks()).data.value;
  if (!asks) return null;
  if (section === '') return <PeerLines />;
  return (
    <OfSection
      key={section}
      section={section}
      own={asks.own.filter((one) => one.section === section && one.state !== 'ended')}
    />
  );
}

function OfSection({ section, own }: { section: string; own: readonly OwnAsk[] }) {
  const [open, setOpen] = useState(false);
  return (
    <div class="stack tight peers-beside">
      <h2 class="small-heading">{t('review.peers.title')}</h2>
      {own.length > 0 && (
        <ul class="rows" role="list">
          {own.map((ask) => (
            <li key={ask.id}>
              <p>
                <a href={receivedPath(ask.id)}>{ownStateText(ask)}</a>
                {waitsToTakeIn(ask) && <span class="visually-hidden"> {t('review.peers.new')}</span>}
                {ask.changed && ask.state === 'asked' && (
                  <span class="help"> {t('review.peers.changed.own')}</span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <details class="fold" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('review.peers.ask')}</summary>
        {open && <AskPeers section={section} own={own} done={() => setOpen(false)} />}
      </details>
      <p>
        <a href={PEERS}>{t('review.peers.all')}</a>
      </p>
    </div>
  );
}
