import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { ApiError } from '../../core/api-error.ts';
import { t } from '../../core/i18n.ts';
import { flushAll } from '../../core/writing.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { TickField } from '../../ui/field.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { businessCase } from '../business-case/case.state.ts';
import { peerName } from './peer-words.ts';
import { askPeers, peersToAsk, type OwnAsk, type Peer } from './peers.state.ts';

interface AskProps {
  section: string;
  /** Of the section, what stands. */
  own: readonly OwnAsk[];
  done: () => void;
}

/** What the server says that the page has words of its own for. */
const REFUSED = ['nothing-to-share', 'conflict', 'too-many-asks'] as const;
type Refused = (typeof REFUSED)[number];

const isRefused = (code: string): code is Refused => (REFUSED as readonly string[]).includes(code);

interface Asking {
  section: string;
  /** Sends it, for the revision that the server has. */
  send: (asked: { section: string; revision: number; note: string }) => Promise<void>;
}

/** What they get is what the server has: what is written goes there first. */
export function useAsking({ section, send }: Asking) {
  const [note, setNote] = useState('');
  const [said, setSaid] = useState<Refused | 'unsent' | 'nobody'>();
  const act = useAct();
  const ask = () => {
    setSaid(undefined);
    act.run('ask', async () => {
      if (!(await flushAll())) return setSaid('unsent');
      await businessCase().refresh();
      const part = businessCase()
        .data.peek()
        ?.sections.find(({ slug }) => slug === section);
      if (!part) return setSaid('nothing-to-share');
      try {
        await send({ section, revision: part.revision, note: note.trim() });
      } catch (error) {
        if (!(error instanceof ApiError) || !isRefused(error.code)) throw error;
        setSaid(error.code);
      }
    });
  };
  return { note, setNote, said, setSaid, act, ask };
}

export const AskRefused = ({ of: { said, act } }: { of: ReturnType<typeof useAsking> }) => (
  <>
    {said && <p role="alert">{t(`review.peers.refused.${said}`)}</p>}
    {act.error.value && <Problem error={act.error.value} act />}
  </>
);

/** Whom to ask, and for what. */
export function AskPeers({ section, own, done }: AskProps) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const asking = useAsking({
    section,
    send: async (asked) => {
      await askPeers({ ...asked, readers: chosen });
      done();
    },
  });
  const ask = () => (chosen.length === 0 ? asking.setSaid('nobody') : asking.ask());
  return (
    <div class="stack">
      <p class="help">{t('review.peers.ask.says')}</p>
      <People own={own} chosen={chosen} choose={setChosen} />
      <AskNote note={asking.note} change={asking.setNote} />
      <p>
        <button class="btn" type="button" aria-busy={asking.act.busy.value !== ''} onClick={ask}>
          {t('review.peers.ask.do', { count: chosen.length })}
        </button>
      </p>
      <AskRefused of={asking} />
    </div>
  );
}

const LONGEST_NOTE = 600;

export const AskNote = ({ note, change }: { note: string; change: (note: string) => void }) => (
  <WritingField
    label={t('review.peers.ask.note')}
    help={t('review.peers.ask.note.help')}
    lines={2}
    longest={LONGEST_NOTE}
    value={note}
    write={change}
  />
);

interface PeopleProps {
  own: readonly OwnAsk[];
  chosen: readonly number[];
  choose: (chosen: readonly number[]) => void;
}

/** Fifty at a time. Whoever has the section open to read already is not asked twice. */
function People({ own, chosen, choose }: PeopleProps) {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const reads = new Set(own.filter(({ state }) => state === 'asked').map(({ reader }) => reader.number));
  const toggle = (number: number, on: boolean) =>
    choose(on ? [...chosen, number] : chosen.filter((one) => one !== number));
  return (
    <fieldset class="stack tight peers-people">
      <legend>{t('review.peers.ask.whom')}</legend>
      {pages.map((after) => (
        <Loaded key={after} of={peersToAsk(after)} part>
          {({ people, next }) => (
            <>
              {people.length === 0 && <p class="help">{t('review.peers.ask.nobody')}</p>}
              <Ticks people={people.filter(({ number }) => !reads.has(number))} {...{ chosen, toggle }} />
              {next !== null && !pages.includes(next) && (
                <p>
                  <button class="btn quiet small" type="button" onClick={() => setPages([...pages, next])}>
                    {t('review.peers.ask.more')}
                  </button>
                </p>
              )}
            </>
          )}
        </Loaded>
      ))}
    </fieldset>
  );
}

interface TicksProps {
  people: readonly Peer[];
  chosen: readonly number[];
  toggle: (number: number, on: boolean) => void;
}

const Ticks = ({ people, chosen, toggle }: TicksProps) => (
  <>
    {people.map((peer) => (
      <TickField
        key={peer.number}
        label={peerName(peer)}
        checked={chosen.includes(peer.number)}
        change={(on) => toggle(peer.number, on)}
      />
    ))}
  </>
);
