import { t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { Box } from './boxes.tsx';
import type { Contact } from './portfolio.types.ts';
import { idOfNew, withItem, type OwnDocument } from './use-document.ts';

const MOST_CONTACTS = 12;

type Own = OwnDocument<'handbook'>;

/** Who is reached how, by role. */
export function Contacts({ handbook }: { handbook: Own }) {
  const { contacts } = handbook.value;
  const add = () =>
    handbook.change((from) => ({
      ...from,
      contacts: [...from.contacts, { id: idOfNew(), role: '', reached: '' }],
    }));
  return (
    <section class="stack">
      <h3>{t('portfolio.contacts.title')}</h3>
      <p class="help">{t('portfolio.contacts.help')}</p>
      {contacts.map((contact) => (
        <OneContact key={contact.id} contact={contact} handbook={handbook} />
      ))}
      {contacts.length < MOST_CONTACTS && (
        <p>
          <button class="btn" type="button" onClick={add}>
            <Icon name="add" /> {t('portfolio.contacts.add')}
          </button>
        </p>
      )}
    </section>
  );
}

function OneContact({ contact, handbook }: { contact: Contact; handbook: Own }) {
  const { id, role } = contact;
  return (
    <fieldset class="field contact">
      <legend class="visually-hidden">{role || t('portfolio.contacts.one')}</legend>
      {(['role', 'reached'] as const).map((part) => (
        <Box
          key={part}
          label={t(`portfolio.contacts.${part}`)}
          value={contact[part]}
          longest={300}
          write={(text) =>
            handbook.change((from) => ({ ...from, contacts: withItem(from.contacts, id, { [part]: text }) }))
          }
          left={() => void handbook.writing.flush()}
        />
      ))}
      <button
        class="btn icon"
        type="button"
        aria-label={t('portfolio.contacts.remove', { role })}
        onClick={() =>
          handbook.change((from) => ({ ...from, contacts: from.contacts.filter((one) => one.id !== id) }))
        }
      >
        <Icon name="close" size={20} />
      </button>
    </fieldset>
  );
}
