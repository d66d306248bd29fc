import { Component, type ComponentChildren } from 'preact';
import { type LatePart, useLate } from '../../shell/late.ts';

/** A part of a page that comes after the page stands, with its words. One that fails is missed alone: the page stays. */
export function Later<Props extends object>({ late, props }: { late: LatePart<Props>; props: Props }) {
  const Part = useLate(late);
  return Part ? (
    <Alone>
      <Part {...props} />
    </Alone>
  ) : null;
}

/** Nothing stands where a drawing threw, and the fault is reported as one that nobody caught. */
class Alone extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  static override getDerivedStateFromError = () => ({ failed: true });

  override state = { failed: false };

  override componentDidCatch(error: unknown) {
    reportError(error);
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
