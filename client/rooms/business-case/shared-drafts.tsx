import '../sharing/sharing.css';
import '../sharing/sharing.words.ts';
import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { sharedOn } from '../sharing/authors.ts';
import { sharedItem, sharedWithTrainers } from '../sharing/sharing.state.ts';
import { readShared } from './read-shared.tsx';

export interface SharedDraftsProps {
  person: string;
}

/** Sections of a draft that a learner lets their trainers read, as they stood on that day. Nothing of it is written in. */
export const SharedDrafts = ({ person }: SharedDraftsProps) => (
  <Loaded of={sharedWithTrainers(person)} part>
    {({ items }) =>
      items.length > 0 && (
        <section class="stack" aria-labelledby="shared-drafts">
          <h2 id="shared-drafts">{t('sharing.drafts')}</h2>
          <p class="help">{t('sharing.drafts.says')}</p>
          {items.map(({ id, title, at }) => (
            <Draft key={id} id={id} title={title[lang.value]} day={sharedOn(at)} />
          ))}
        </section>
      )
    }
  </Loaded>
);

function Draft({ id, title, day }: { id: string; title: string; day: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('sharing.drafts.one', { title, day })}</summary>
      {open && (
        <Loaded of={sharedItem(id)} part>
          {(opened) => <div class="shared-thing">{readShared(opened)}</div>}
        </Loaded>
      )}
    </details>
  );
}
