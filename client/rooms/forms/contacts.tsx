import { t } from '../../core/i18n.ts';
import { LocalContacts } from '../people/local-contacts.tsx';

/** Whom to turn to, where a form says that they stand: what to do first, and the people of the run's own list. */
export const Contacts = () => (
  <div class="sheet">
    <p>{t('forms.contacts')}</p>
    <LocalContacts promised />
  </div>
);
