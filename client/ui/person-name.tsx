import './person-name.css';

/**
 * A person's name where it stands: its direction of writing is its own, so that a name in Arabic does not turn the
 * numbers beside it, and a name of 190 letters breaks before it pushes the page wide.
 */
export function PersonName({ name }: { name: string }) {
  return <bdi class="person-name">{name}</bdi>;
}
