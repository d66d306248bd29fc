import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * The one h1 of a page. It names the browser's tab too, unless it says what waits and not where one is: then `tab` does.
 * `lead` is the small line that belongs to the heading.
 */
export function Title({
  text,
  lead,
  tab = text,
  children,
}: {
  text: string;
  lead?: string;
  tab?: string;
  children?: ComponentChildren;
}) {
  useEffect(() => {
    document.title = `${tab} · Re-entry`;
  }, [tab]);
  return (
    <h1>
      {lead && <span class="lead">{lead} </span>}
      {text}
      {children}
    </h1>
  );
}
