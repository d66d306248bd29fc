import './review.css';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { askedStateText, ownStateText, titleOf, waitsToRead, waitsToTakeIn } from './peer-words.ts';
import { peerAsks, readingPath, receivedPath } from './peers.state.ts';

/** What waits between peers, on both sides; nothing where nothing does. */
export function PeerLines() {
  const asks = useData(peerAsks()).data.value;
  if (!asks) return null;
  const lines = [
    ...asks.asked.filter(waitsToRead).map((ask) => ({
      id: ask.id,
      href: readingPath(ask.id),
      title: titleOf(ask),
      text: askedStateText(ask),
    })),
    ...asks.own.filter(waitsToTakeIn).map((ask) => ({
      id: ask.id,
      href: receivedPath(ask.id),
      title: titleOf(ask),
      text: ownStateText(ask),
    })),
  ];
  if (lines.length === 0) return null;
  return (
    <section class="peer-lines" aria-label={t('review.peers.title')}>
      <ul role="list">
        {lines.map(({ id, href, title, text }) => (
          <li key={id}>
            <Icon name="review" />
            <p>
              <a href={href}>{title}</a> <span class="help">{text}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
