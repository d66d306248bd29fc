import { Icon } from '../ui/icon.tsx';

export const Brand = () => (
  <p class="brand">
    <Icon name="brand" size={24} /> Re-entry
  </p>
);

/** While the session is asked for. Not a word, for the reader's language is not known yet; unseen when it is quick. */
export function Opening() {
  return (
    <main id="main" class="page">
      <div class="narrow opening">
        <Brand />
      </div>
    </main>
  );
}
