import './discussion.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { numberText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { talk as talkOf } from './discussion.state.ts';
import type { PlaceKey, TalkPage } from './discussion.types.ts';
import { Say } from './say.tsx';
import { Protocol, Talk, useAnnouncement } from './talk.tsx';

/** Comments under a step. They are asked for when the reader comes near: most of a step is read without them. */
export function UnderStep({ step }: SlotProps) {
  const place = `${step.module}/${step.step}`;
  const { near, holder } = useNear();
  return (
    <section class="under-step" aria-labelledby="h-talk" ref={holder}>
      {near ? <Near place={place} /> : <h2 id="h-talk">{t('discussion.under.title')}</h2>}
    </section>
  );
}

function Near({ place }: { place: PlaceKey }) {
  const first = talkOf(place, 'all');
  const total = first.data.value?.total ?? 0;
  return (
    <>
      <h2 id="h-talk">
        {t('discussion.under.title')}
        {total > 0 && (
          <span class="help">
            {' '}
            <span aria-hidden="true">{numberText(total)}</span>
            <span class="visually-hidden">{t('discussion.under.count', { count: total })}</span>
          </span>
        )}
      </h2>
      <Loaded of={first} part>
        {(page) => <Here place={place} page={page} />}
      </Loaded>
    </>
  );
}

function Here({ place, page }: { place: PlaceKey; page: TalkPage }) {
  const { announce, line } = useAnnouncement();
  const { rules } = page;
  return (
    <div class="stack">
      {line}
      <Say
        place={place}
        root={null}
        label={t('discussion.say.title')}
        rules={rules}
        lines={3}
        done={() => announce(t('discussion.say.posted'))}
      />
      <Protocol rules={rules} heading="h3" />
      <Talk place={place} page={page} announce={announce} />
      <p>
        <a href="/app/wall">{t('discussion.under.wall')}</a>
      </p>
    </div>
  );
}

/** Some screens ahead, so that they are there when the reader is. */
const AHEAD = '800px';

function useNear() {
  const near = useSignal(typeof IntersectionObserver === 'undefined');
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    if (near.peek() || !holder.current) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) near.value = true;
      },
      { rootMargin: AHEAD },
    );
    watch.observe(holder.current);
    return () => watch.disconnect();
  }, []);
  return { near: near.value, holder };
}
