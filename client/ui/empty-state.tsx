import type { ComponentChildren } from 'preact';

/** Nothing is here yet: what belongs here, and the first act towards it. */
export function EmptyState({
  title,
  children,
  act,
}: {
  title?: string;
  children: ComponentChildren;
  act?: ComponentChildren;
}) {
  return (
    <div class="empty">
      {title !== undefined && <h3>{title}</h3>}
      <p>{children}</p>
      {act}
    </div>
  );
}
