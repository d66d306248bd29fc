import './discussion.css';
import { t } from '../../core/i18n.ts';
import { isTrainer } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { StrandMark } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { RunNotes } from '../people/run-notes.tsx';
import { follows, talk } from './discussion.state.ts';
import { type TalkPage, WALL } from './discussion.types.ts';
import { authorName } from './names.ts';
import { Say } from './say.tsx';
import { Protocol, Talk, useAnnouncement } from './talk.tsx';

/** Everything that the run says: on the wall, and under its steps. */
const WallPage = () => <Loaded of={talk(WALL, 'all')}>{(page) => <Wall page={page} />}</Loaded>;
export const wallPage: Page = { Component: WallPage, needs: () => [talk(WALL, 'all')] };

function Wall({ page }: { page: TalkPage }) {
  const { announce, line } = useAnnouncement();
  return (
    <div class="stack loose">
      {line}
      <Head />
      <div class="wall">
        <section aria-label={t('discussion.say.title')}>
          <Say
            place={WALL}
            root={null}
            label={t('discussion.say.title')}
            rules={page.rules}
            lines={3}
            done={() => announce(t('discussion.say.posted'))}
          />
        </section>
        <div class="beside">
          <Protocol rules={page.rules} heading="h2" />
          <aside class="followed" aria-labelledby="h-follows">
            <Follows />
          </aside>
        </div>
        <Talk place={WALL} page={page} announce={announce} />
      </div>
      <RunNotes />
    </div>
  );
}

const Head = () => (
  <header class="stack tight">
    <p class="over-title">
      <StrandMark /> {t('discussion.wall.over')}
    </p>
    <Title text={t('discussion.wall.title')} />
    <p class="lede">{t('discussion.wall.lede')}</p>
    {me.value && isTrainer(me.value) && (
      <p>
        <a href="/app/wall/desk">{t('discussion.desk.link')}</a>
      </p>
    )}
  </header>
);

/** One's own list, for nobody else. */
function Follows() {
  return (
    <div class="stack tight">
      <h2 id="h-follows" class="small-heading">
        {t('discussion.follows.title')}
      </h2>
      <Loaded of={follows()} part>
        {({ people }) =>
          people.length === 0 ? (
            <p class="help">{t('discussion.follows.nobody')}</p>
          ) : (
            <>
              <ul class="rows tight" role="list">
                {people.map(({ author, isNew }) => (
                  <li key={author.id}>
                    <PersonName name={authorName(author)} />
                    <span class="help">
                      {t(isNew ? 'discussion.follows.new' : 'discussion.follows.none')}
                    </span>
                  </li>
                ))}
              </ul>
              <p class="help">{t('discussion.follows.private')}</p>
            </>
          )
        }
      </Loaded>
    </div>
  );
}
