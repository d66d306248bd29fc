import './field.css';
import type { ComponentChildren } from 'preact';
import { StateIcon } from './icon.tsx';
import { SeenBy } from './seen-by.tsx';
import { useOwnId } from './own-id.ts';

export interface FieldWords {
  label: ComponentChildren;
  help?: ComponentChildren;
  /** What is wrong and the way out. Give it when the person leaves the field, not while they write. */
  error?: string | undefined;
  seenBy?: ComponentChildren;
}

/** What the control inside must carry, so that label, help, audience and error are read with it. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A label above one control, with who sees it, help and error. The control is drawn by the caller: `{(control) => …}`. */
export function Field({
  children,
  ...words
}: FieldWords & { children: (control: FieldControl) => ComponentChildren }) {
  const id = useOwnId();
  return (
    <div class="field">
      <div class="label-line">
        <label for={id}>{words.label}</label>
        {words.seenBy !== undefined && <SeenBy id={`${id}-seen`}>{words.seenBy}</SeenBy>}
      </div>
      {children({
        id,
        'aria-describedby': describedBy(id, words),
        'aria-invalid': words.error ? true : undefined,
      })}
      <Notes id={id} {...words} />
    </div>
  );
}

/** The same for several controls that answer one question: the label is the legend. */
export function FieldGroup({
  children,
  kind,
  ...words
}: FieldWords & { children: ComponentChildren; kind?: string }) {
  const id = useOwnId();
  return (
    <fieldset class={kind ? `field ${kind}` : 'field'} aria-describedby={describedBy(id, words)}>
      <legend>{words.label}</legend>
      {words.seenBy !== undefined && <SeenBy id={`${id}-seen`}>{words.seenBy}</SeenBy>}
      {children}
      <Notes id={id} {...words} />
    </fieldset>
  );
}

/** A sentence that one agrees to: the label stands beside its box, and is all the question there is. */
export function TickField({
  checked,
  change,
  children,
  ...words
}: FieldWords & { checked: boolean; change: (checked: boolean) => void; children?: ComponentChildren }) {
  const id = useOwnId();
  return (
    <div class="field">
      <label class="tick">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={describedBy(id, words)}
          aria-invalid={words.error ? true : undefined}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        <span>{words.label}</span>
      </label>
      {words.seenBy !== undefined && <SeenBy id={`${id}-seen`}>{words.seenBy}</SeenBy>}
      {children}
      <Notes id={id} {...words} />
    </div>
  );
}

function describedBy(id: string, { help, error, seenBy }: FieldWords): string | undefined {
  const ids = [
    error && `${id}-error`,
    help !== undefined && `${id}-help`,
    seenBy !== undefined && `${id}-seen`,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** The line for the error is there before the error is: a live region that arrives with its words is not announced. */
function Notes({ id, help, error }: FieldWords & { id: string }) {
  return (
    <>
      <p class="error" id={`${id}-error`} aria-live="polite">
        {error && <StateIcon state="attention" size={18} />}
        {error}
      </p>
      {help !== undefined && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </>
  );
}
