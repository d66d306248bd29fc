import './entry.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { focusOn } from '../../ui/focus-heading.ts';
import { stepAddress } from './module-parts.tsx';

interface StepRef {
  module: string;
  step: string;
  number: string;
  title: string;
}

/** One entry of a list that texts lead into. Whoever comes for this one starts at it. */
export function Entry({
  id,
  heading,
  sought,
  children,
}: {
  id: string;
  heading: ComponentChildren;
  sought: boolean;
  children: ComponentChildren;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!sought || !head.current) return;
    head.current.scrollIntoView({ block: 'start', behavior: 'instant' });
    focusOn(head.current);
  }, [sought]);
  return (
    <li class="entry stack tight" id={id}>
      <h3 ref={head}>{heading}</h3>
      {children}
    </li>
  );
}

/** Numbers of steps as links, each with its title for whoever does not see the page. */
export const StepRefs = ({ steps }: { steps: StepRef[] }) => (
  <ul class="step-refs" role="list">
    {steps.map(({ module, step, number, title }) => (
      <li key={number}>
        <a href={stepAddress(module, step)} title={title}>
          {number}
          <span class="visually-hidden">, {title}</span>
        </a>
      </li>
    ))}
  </ul>
);
