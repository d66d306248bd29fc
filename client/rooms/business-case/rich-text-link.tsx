import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { safeAddress } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { t } from '../../core/i18n.ts';
import { Field, type FieldControl } from '../../ui/field.tsx';
import type { OpenText } from './rich-text-editor.ts';

interface LinkProps {
  text: OpenText;
  close: () => void;
}

/** Where a link leads, below the tools: what is chosen in the text stays chosen meanwhile. */
export function LinkField({ text, close }: LinkProps) {
  const { address, isThere, isWrong, put, remove, press } = useLink(text, close);
  return (
    <div class="rich-text-panel">
      <Field
        label={t('case.editor.link.address')}
        help={t('case.editor.link.help')}
        error={isWrong ? t('case.editor.link.wrong') : undefined}
      >
        {(control) => <AddressBox control={control} address={address} press={press} />}
      </Field>
      <div class="row">
        <button class="btn main small" type="button" onClick={put}>
          {t('case.editor.link.put')}
        </button>
        {isThere && (
          <button class="btn small" type="button" onClick={remove}>
            {t('case.editor.link.remove')}
          </button>
        )}
        <button class="btn quiet small" type="button" onClick={close}>
          {t('case.editor.close')}
        </button>
      </div>
    </div>
  );
}

interface AddressProps {
  control: FieldControl;
  address: Signal<string>;
  press: (event: KeyboardEvent) => void;
}

function AddressBox({ control, address, press }: AddressProps) {
  const input = useRef<HTMLInputElement>(null);
  // With the drawing itself: the next key is the address’s.
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <input
      {...control}
      ref={input}
      class="input"
      inputMode="url"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={2_000}
      value={address.value}
      onInput={(event) => (address.value = event.currentTarget.value)}
      onKeyDown={press}
    />
  );
}

function useLink(text: OpenText, close: () => void) {
  const { editor } = text;
  const isThere = text.here.value.forms.includes('link');
  const address = useSignal(isThere ? String(editor.getAttributes('link')['href']) : '');
  const isWrong = useSignal(false);
  const put = () => {
    const href = addressOf(address.value);
    isWrong.value = href === undefined;
    if (href === undefined) return;
    setLink(text, href, address.value.trim());
    close();
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetMark('link').run();
    close();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter') return;
    // The page may hold the box in a form of its own.
    event.preventDefault();
    put();
  };
  return { address, isThere, isWrong: isWrong.value, put, remove, press };
}

/** As people write one: without its scheme, or the address of a mail. */
function addressOf(written: string): string | undefined {
  const raw = written.trim();
  const asItIs = safeAddress(raw);
  if (asItIs !== undefined || /\s/.test(raw) || !raw.includes('.')) return asItIs;
  return safeAddress(/^[^/@]+@[^/@]+$/.test(raw) ? `mailto:${raw}` : `https://${raw}`);
}

/** On what is chosen, or on the link that the cursor is in; where there is neither, the address stands in the text. */
function setLink({ editor }: OpenText, href: string, words: string): void {
  const link = { type: 'link', attrs: { href } };
  if (editor.state.selection.empty && !editor.isActive('link'))
    editor.commands.insertContent({ type: 'text', text: words, marks: [link] });
  else editor.chain().extendMarkRange('link').setMark('link', { href }).run();
}
