import './discussion.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { momentText, t } from '../../core/i18n.ts';
import type { Key } from '../../core/words.types.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Icon, StateIcon } from '../../ui/icon.tsx';
import { noteVisit, talk } from './discussion.state.ts';
import { type PlaceKey, type Rules, SHOWS, type Shows, type TalkPage } from './discussion.types.ts';
import { type TalkContext, ThreadView } from './thread.tsx';

interface TalkProps {
  place: PlaceKey;
  page: TalkPage;
  announce: (text: string) => void;
}

/** The threads of a place, with a choice of which. `page` is the first page of all of them. */
export function Talk({ place, page, announce }: TalkProps) {
  const show = useSignal<Shows>('all');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void noteVisit(place), [place]);
  const context = { place, rules: page.rules, announce, gone: () => heading.current?.focus() };
  return (
    <section class="stack talk" aria-label={t('discussion.threads')}>
      <h3 class="visually-hidden" ref={heading} tabIndex={-1}>
        {t('discussion.threads')}
      </h3>
      <News page={page} />
      {page.hidden.length > 0 && <ToldOfHidden count={page.hidden.length} />}
      <Choice chosen={show.value} choose={(next) => (show.value = next)} />
      <Pages key={show.value} show={show.value} {...context} />
    </section>
  );
}

function News({ page: { since, news } }: { page: TalkPage }) {
  if (since === null) return null;
  const when = momentText(since);
  return (
    <p class="help">
      {news > 0 ? t('discussion.news', { count: news, when }) : t('discussion.news.none', { when })}
    </p>
  );
}

const ToldOfHidden = ({ count }: { count: number }) => (
  <div class="banner returned">
    <StateIcon state="returned" />
    <p>{t('discussion.hidden.told', { count })}</p>
  </div>
);

const Choice = ({ chosen, choose }: { chosen: Shows; choose: (show: Shows) => void }) => (
  <Chips
    label={t('discussion.show')}
    options={SHOWS.map((value) => ({ value, word: t(`discussion.show.${value}`) }))}
    chosen={chosen}
    choose={choose}
  />
);

/** Pages one below the other; the next one is asked for by a button at the end of the last. */
function Pages({ show, ...context }: TalkContext & { show: Shows }) {
  const befores = useSignal<readonly (number | undefined)[]>([undefined]);
  const last = befores.value.length - 1;
  return (
    <>
      {befores.value.map((before, at) => (
        <Loaded key={before ?? 0} of={talk(context.place, show, before)} part>
          {(page) => (
            <>
              {at === 0 && <First page={page} show={show} {...context} />}
              {page.threads.map((thread) => (
                <ThreadView key={thread.id} thread={thread} {...context} />
              ))}
              {at === last && page.next !== null && (
                <p>
                  <button
                    class="btn"
                    type="button"
                    onClick={() => (befores.value = [...befores.value, page.next ?? undefined])}
                  >
                    {t('discussion.earlier-ones')}
                  </button>
                </p>
              )}
            </>
          )}
        </Loaded>
      ))}
    </>
  );
}

/** What stands above the first page: how many there are, what is pinned, or that there is nothing yet. */
function First({ page, show, ...context }: TalkContext & { page: TalkPage; show: Shows }) {
  const count = page.threads.length + page.pinned.length;
  return (
    <>
      <p class="visually-hidden" role="status">
        {t('discussion.shown', { count })}
      </p>
      {count === 0 && <p class="help">{t(`discussion.none.${show}` as Key)}</p>}
      {page.pinned.map((thread) => (
        <div class="pinned" key={thread.id}>
          <p class="help row">
            <Icon name="pin" /> {t('discussion.pinned')}
          </p>
          <ThreadView thread={thread} {...context} />
        </div>
      ))}
    </>
  );
}

/** What the cohort has agreed, beside the box. Nothing where its course has no protocol. */
export function Protocol({ rules, heading: Heading }: { rules: Rules; heading: 'h2' | 'h3' }) {
  if (rules.protocol.length === 0) return null;
  return (
    <section class="sheet protocol" aria-label={t('discussion.protocol')}>
      <Heading class="small-heading">{t('discussion.protocol')}</Heading>
      <ul class="help">
        {rules.protocol.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** A polite line for what happens out of sight; the same words twice are said twice. */
export function useAnnouncement() {
  const said = useSignal('');
  const announce = (text: string) => {
    said.value = '';
    setTimeout(() => (said.value = text), 50);
  };
  const line = (
    <p class="visually-hidden" role="status">
      {said.value}
    </p>
  );
  return { announce, line };
}
