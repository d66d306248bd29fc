import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

/** The one h1 of a page; it names the browser's tab too. `lead` is the small line that belongs to the heading. */
export function Title({
  text,
  lead,
  children,
}: {
  text: string;
  lead?: string;
  children?: ComponentChildren;
}) {
  useEffect(() => {
    document.title = `${text} · Re-entry`;
  }, [text]);
  return (
    <h1>
      {lead && <span class="lead">{lead} </span>}
      {text}
      {children}
    </h1>
  );
}
