interface DirectiveShape {
  /** `leaf` has two colons and no body, `container` three or more. */
  kind: 'leaf' | 'container';
  label: 'required' | 'optional' | 'none';
  required: readonly string[];
  optional?: readonly string[];
  /** Directives it may stand in; `root` is the page itself. */
  inside: readonly string[];
}

/** Rooms that a sentence may depend on (`:::needs`). */
export const NEEDED_ROOMS = [
  'course',
  'forms',
  'hours',
  'business-case',
  'portfolio',
  'discussion',
  'review',
  'sharing',
  'live',
  'evaluation',
] as const;

/** Every directive (README.md of course-content says what each is for). */
export const DIRECTIVES: Record<string, DirectiveShape> = {
  product: { kind: 'leaf', label: 'required', required: ['to'], inside: ['root', 'happened', 'needs'] },
  prompt: {
    kind: 'leaf',
    label: 'required',
    required: ['key', 'size'],
    inside: ['root', 'happened', 'needs'],
  },
  scene: { kind: 'container', label: 'none', required: ['key'], inside: ['root'] },
  answer: {
    kind: 'container',
    label: 'none',
    required: ['key'],
    optional: ['best'],
    inside: ['scene', 'recall'],
  },
  row: {
    kind: 'container',
    label: 'required',
    required: ['from', 'min'],
    inside: ['root', 'trainer', 'sheet'],
  },
  trainer: { kind: 'container', label: 'required', required: [], inside: ['root'] },
  sheet: { kind: 'container', label: 'required', required: [], inside: ['root'] },
  card: {
    kind: 'container',
    label: 'required',
    required: [],
    optional: ['round', 'role'],
    inside: ['root', 'trainer'],
  },
  variant: { kind: 'container', label: 'required', required: ['when'], inside: ['root', 'trainer'] },
  happened: { kind: 'container', label: 'none', required: ['in'], inside: ['root'] },
  sources: { kind: 'container', label: 'none', required: [], inside: ['root'] },
  needs: {
    kind: 'container',
    label: 'none',
    required: ['room'],
    inside: ['root', 'trainer', 'sheet', 'variant', 'row'],
  },
  recall: { kind: 'container', label: 'none', required: ['key', 'from'], inside: ['root'] },
  talk: { kind: 'container', label: 'none', required: ['key', 'chair', 'with', 'first'], inside: ['root'] },
  turn: { kind: 'container', label: 'none', required: ['key'], inside: ['talk'] },
  say: { kind: 'container', label: 'none', required: ['key', 'kind', 'to'], inside: ['turn'] },
  wait: { kind: 'container', label: 'none', required: ['key', 'seconds', 'to'], inside: ['turn'] },
  end: { kind: 'container', label: 'none', required: ['key'], inside: ['talk'] },
  path: { kind: 'leaf', label: 'required', required: ['choices'], inside: ['talk'] },
  sliders: {
    kind: 'container',
    label: 'none',
    required: ['key'],
    optional: ['currency'],
    inside: ['root'],
  },
  dial: {
    kind: 'leaf',
    label: 'required',
    required: ['key', 'from', 'to', 'at', 'step'],
    inside: ['sliders'],
  },
  result: {
    kind: 'leaf',
    label: 'required',
    required: ['key', 'is'],
    optional: ['show', 'line'],
    inside: ['sliders'],
  },
  timeline: { kind: 'container', label: 'none', required: ['key'], inside: ['root'] },
  entry: { kind: 'container', label: 'required', required: [], inside: ['timeline'] },
  move: { kind: 'leaf', label: 'required', required: [], inside: ['timeline'] },
};
