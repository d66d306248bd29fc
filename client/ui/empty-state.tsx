import type { ComponentChildren } from 'preact';

/** Nothing is here yet: what belongs here, and the first act towards it. */
export function EmptyState({
  title,
  level = 2,
  children,
  act,
}: {
  title?: string;
  /** Of the title among the page's headings. */
  level?: 2 | 3;
  children: ComponentChildren;
  act?: ComponentChildren;
}) {
  const Heading = `h${level}` as const;
  return (
    <div class="empty">
      {title !== undefined && <Heading class="small-heading">{title}</Heading>}
      <p>{children}</p>
      {act}
    </div>
  );
}
