import type { Shape, TimelineEvent, Tone } from '../../views/timeline/messages';

/** The symbol of Plot that each state has, its radius, and whether it is filled: no two look alike without colour. */
const symbols = {
  critical: ['star', 5.5, true],
  warning: ['triangle', 6.5, true],
  information: ['circle', 5.5, true],
  scheduled: ['diamond2', 7, true],
  running: ['square', 6, true],
  done: ['circle', 4.5, false],
  failed: ['times', 5.5, false],
  canceled: ['square2', 4.5, false],
} as const satisfies Readonly<Record<Shape, readonly [symbol: string, radius: number, filled: boolean]>>;

/** Set by the style sheet from the theme. */
const colors: Readonly<Record<Tone, string>> = {
  critical: 'var(--ens-critical)',
  warning: 'var(--ens-warning)',
  information: 'var(--ens-information)',
  plain: 'var(--ens-plain)',
};

type Looks = Pick<TimelineEvent, 'shape' | 'tone' | 'strong'>;

/** How the marks of events are drawn: options for Plot's dots whose data `looksOf` reads. */
export function dotOptions<Datum>(looksOf: (datum: Datum) => Looks) {
  const symbolOf = (datum: Datum) => symbols[looksOf(datum).shape];
  const isFilled = (datum: Datum) => symbolOf(datum)[2];
  // The highest level has a ring, which is seen without colour too; other filled shapes keep off each other.
  const ringed = (datum: Datum) => looksOf(datum).strong && isFilled(datum);
  return {
    symbol: (datum: Datum) => symbolOf(datum)[0],
    r: (datum: Datum) => symbolOf(datum)[1],
    fill: (datum: Datum) => (isFilled(datum) ? colors[looksOf(datum).tone] : 'none'),
    stroke: (datum: Datum) =>
      ringed(datum) ? 'var(--ens-ring)' : isFilled(datum) ? 'var(--ens-background)' : colors[looksOf(datum).tone],
    strokeWidth: (datum: Datum) => (isFilled(datum) && !ringed(datum) ? 1 : 1.75),
    // In the order of the data, so that each element is found again.
    sort: null,
  };
}

export function colorOf({ tone }: Looks): string {
  return colors[tone];
}
