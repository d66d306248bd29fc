import type { ComponentChildren } from 'preact';

/** One part, or a few that belong together, under their name. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <div class="stack">{children}</div>
    </section>
  );
}
