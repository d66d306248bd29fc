import type { ComponentChildren } from 'preact';
import { HOURS, relationshipPath } from './hours.types.ts';
import { t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { StrandMark } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { NamesIn } from '../forms/name-warning.tsx';

/** The line above a title: where one is, and the way back. */
export const OverTitle = ({ of }: { of?: { id: string; label: string } | undefined }) => (
  <p class="over-title">
    <StrandMark strand="hours" /> <a href={HOURS}>{t('hours.title')}</a>
    {of && (
      <>
        {', '}
        <a href={relationshipPath(of.id)}>{of.label}</a>
      </>
    )}
  </p>
);

/** A mentee's label as it stands beside words. */
export const Label = ({ of }: { of: string }) => <span class="mentee-label">{of}</span>;

interface PartProps {
  title: string;
  seenBy: string;
  class?: string;
  children: ComponentChildren;
}

/** A part of a page with its heading, and who can read what stands in it. */
export function Part({ title, seenBy, class: kind = '', children }: PartProps) {
  const id = useOwnId();
  return (
    <section class={`stack ${kind}`} aria-labelledby={id}>
      <div class="row apart base">
        <h2 id={id}>{title}</h2>
        <SeenBy>{seenBy}</SeenBy>
      </div>
      {children}
    </section>
  );
}

interface LineProps {
  label: string;
  help: string;
  value: string;
  write: (value: string) => void;
}

/** A short line that its writer alone reads; a name in it is asked about. */
export const PrivateLine = ({ label, help, value, write }: LineProps) => (
  <Field label={label} help={help} seenBy={t('hours.relationship.seen.you')}>
    {(control) => (
      <>
        <input
          {...control}
          class="input"
          type="text"
          maxLength={80}
          value={value}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <NamesIn texts={[value]} />
      </>
    )}
  </Field>
);

interface FoldProps {
  title: string;
  children: ComponentChildren;
  open?: boolean;
}

export const Fold = ({ title, children, open = false }: FoldProps) => (
  <details class="relationship-fold" open={open}>
    <summary>{title}</summary>
    <div class="stack">{children}</div>
  </details>
);
