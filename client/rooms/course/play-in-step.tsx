import type { ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import type { SlotProps } from '../../shell/page.types.ts';
import type { PlayProps } from './play.types.ts';
import { SlidersInStep } from './sliders-in-step.tsx';
import { TalkInStep } from './talk-in-step.tsx';
import { TimelineInStep } from './timeline-in-step.tsx';

const PLAYS: Record<string, ComponentType<PlayProps>> = {
  talk: TalkInStep,
  sliders: SlidersInStep,
  timeline: TimelineInStep,
};

/** Something to play with in a step: its place names the kind and the key (`talk/tired`). */
export function PlayInStep(props: SlotProps) {
  const { target, text } = props;
  const [kind = '', key = ''] = target.split('/');
  const section = useMemo(
    () => text?.querySelector<HTMLElement>(`[data-${kind}="${key}"]`),
    [text, kind, key],
  );
  const Play = PLAYS[kind];
  return section && Play ? <Play {...props} target={key} section={section} /> : null;
}
