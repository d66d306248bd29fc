import { useState } from 'preact/hooks';
import type { Act } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { LineField } from '../../ui/writing-field.tsx';
import { peerName } from './peer-words.ts';
import { decline, sendToAuthor, type AskedLine } from './peers.state.ts';
import type { ShownComment } from './review.types.ts';
import { kindsText } from './review-words.ts';

interface SendingProps {
  ask: AskedLine;
  comments: readonly ShownComment[];
  words: string;
  act: Act;
}

const saying = ({ body, wording }: ShownComment) => `${body}${wording ?? ''}`.trim() !== '';

/** What would go, and to whom; or that it does not fit this time. */
export function PeerSending({ ask, comments, words, act }: SendingProps) {
  const [unsent, setUnsent] = useState(false);
  const name = peerName(ask.author);
  if (ask.state === 'declined') return <Declined ask={ask} act={act} />;
  const said = comments.filter(saying);
  const nothing = said.length === 0 && words.trim() === '';
  const send = () => act.run('send', async () => setUnsent(!(await sendToAuthor(ask.id))));
  return (
    <section class="stack" aria-labelledby="h-send">
      <h2 id="h-send">{t('review.peers.send.title', { name })}</h2>
      <p>
        {nothing
          ? t('review.peers.send.nothing')
          : t('review.peers.send.what', { kinds: kindsText(said) || t('review.peers.words') })}
      </p>
      <p>
        <button
          class="btn main"
          type="button"
          disabled={nothing}
          aria-busy={act.busy.value === 'send'}
          onClick={send}
        >
          {t('review.peers.send', { name })}
        </button>
      </p>
      <p class="help">{t('review.peers.send.says', { name })}</p>
      {unsent && <p role="alert">{t('review.peers.refused.unsent')}</p>}
      <Decline ask={ask} act={act} />
    </section>
  );
}

const LONGEST = 500;

function Decline({ ask, act }: Pick<SendingProps, 'ask' | 'act'>) {
  const [words, setWords] = useState('');
  const name = peerName(ask.author);
  return (
    <details class="fold">
      <summary>{t('review.peers.decline')}</summary>
      <div class="stack">
        <LineField
          label={t('review.peers.decline.words', { name })}
          help={t('review.peers.decline.help')}
          longest={LONGEST}
          value={words}
          write={(text) => setWords(text)}
        />
        <p>
          <button
            class="btn"
            type="button"
            aria-busy={act.busy.value === 'decline'}
            onClick={() => act.run('decline', () => decline(ask.id, true, words.trim()))}
          >
            {t('review.peers.decline.do')}
          </button>
        </p>
      </div>
    </details>
  );
}

const Declined = ({ ask, act }: Pick<SendingProps, 'ask' | 'act'>) => (
  <div class="banner" role="status">
    <p>{t('review.peers.declined', { name: peerName(ask.author) })}</p>
    <button
      class="btn small"
      type="button"
      aria-busy={act.busy.value === 'decline'}
      onClick={() => act.run('decline', () => decline(ask.id, false, ''))}
    >
      {t('review.peers.declined.back')}
    </button>
  </div>
);
