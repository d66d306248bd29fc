import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';

/** What somebody wrote and the meeting did not take: theirs to copy until they put it aside. */
export const ReturnedWords = ({ words, putAside }: { words: string; putAside: () => void }) => (
  <div class="banner returned">
    <StateIcon state="returned" />
    <b>{t('live.meeting.returned')}</b>
    <p class="written">{words}</p>
    <p>
      <button class="btn quiet small" type="button" onClick={putAside}>
        {t('live.meeting.returned.aside')}
      </button>
    </p>
  </div>
);

interface LeftOverProps<T> {
  thing: string;
  start: T;
  wordsOf: (draft: T) => string;
}

/** What stood in a box and was not added before it went. */
export function LeftOver<T>({ thing, start, wordsOf }: LeftOverProps<T>) {
  const draft = useDraft(thing, start);
  const words = wordsOf(draft.value.value).trim();
  return words === '' ? null : <ReturnedWords words={words} putAside={() => draft.clear()} />;
}
