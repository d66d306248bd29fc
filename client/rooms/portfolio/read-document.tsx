import { t } from '../../core/i18n.ts';
import { Written } from '../../ui/written.tsx';
import type { Draw } from '../sharing/sharing.types.ts';
import type { Documents } from './portfolio.types.ts';

const LINES = ['domain', 'community', 'practice', 'rhythm', 'convener'] as const;

/** A handbook or a page of the charter that somebody shared. */
export const readDocument: Draw = ({ content }) => {
  const value = content as Documents['handbook'] | Documents['community-charter'];
  return 'pages' in value ? <ReadHandbook value={value} /> : <ReadCharter value={value} />;
};

const ReadHandbook = ({ value: { pages, contacts } }: { value: Documents['handbook'] }) => (
  <div class="read">
    {pages.map(({ id, heading, text }) => (
      <section key={id}>
        <h3>{heading.trim() || t('portfolio.handbook.unnamed')}</h3>
        <Written text={text} />
      </section>
    ))}
    {contacts.length > 0 && (
      <Facts facts={contacts.map(({ id, role, reached }) => ({ key: id, name: role, text: reached }))} />
    )}
  </div>
);

const ReadCharter = ({ value }: { value: Documents['community-charter'] }) => (
  <Facts
    facts={[
      ...LINES.map((line) => ({ key: line, name: t(`portfolio.charter.${line}`), text: value[line] })),
      {
        key: 'level',
        name: t('portfolio.charter.level'),
        text: value.level ? t(`portfolio.charter.level.${value.level}`) : '',
      },
      { key: 'offer', name: t('portfolio.charter.offer'), text: value.offer },
    ]}
  />
);

const Facts = ({ facts }: { facts: readonly { key: string; name: string; text: string }[] }) => (
  <dl class="facts">
    {facts
      .filter(({ text }) => text.trim() !== '')
      .map(({ key, name, text }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <Written text={text} />
          </dd>
        </div>
      ))}
  </dl>
);
