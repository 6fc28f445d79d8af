import { dot, rect, ruleX, ruleY, text, type Markish } from '@observablehq/plot';
import type { Tick, TimelineData, TimelineWindow } from '../../views/timeline/messages';
import type { Ruler } from './dom';
import type { Lane, Layout, Mark } from './layout';
import { plotSvg } from './plotSvg';
import { colorOf, dotOptions } from './shapes';

/** Of the flag of the now-line and the two lines of the axis, in pixels. */
export const headHeight = 56;
/** Of the widest label of the axis, in pixels. */
const labelWidth = 44;
/** Room below the last lane. */
const footHeight = 8;

export interface ChartSize {
  /** Room for the names of the lanes, in pixels. */
  left: number;
  /** Room for half a shape at the right edge. */
  right: number;
  /** Of the whole picture, in pixels. */
  width: number;
}

/** Of the part that has the events. */
export function innerWidth({ left, right, width }: ChartSize): number {
  return width - left - right;
}

/** Classes by which the parts of the drawing are found. */
export const layers = { head: 'head', now: 'now', marks: 'marks' } as const;

const quiet = { ariaHidden: 'true', pointerEvents: 'none' } as const;

/** Lanes, bands, lines and shapes as one SVG. */
export function drawChart(
  data: TimelineData,
  layout: Layout,
  size: ChartSize,
  { fit }: Pick<Ruler, 'fit'>,
): SVGSVGElement {
  const { left, right, width } = size;
  const inner = innerWidth(size);
  const { lanes, start, end, height } = layout;
  const marks = lanes.flatMap(lane => lane.marks);
  const ticks = ticksOf(data, layout, inner);
  const bands = data.windows.filter(window => window.end > start && window.start < end);
  const options = {
    width,
    height: headHeight + height + footHeight,
    ...{ marginTop: headHeight, marginLeft: left, marginRight: right, marginBottom: footHeight },
    x: { type: 'linear', domain: [0, inner], range: [left, width - right], axis: null },
    y: { type: 'linear', domain: [0, height], range: [headHeight, headHeight + height], axis: null },
  } as const;
  const xOf = (ms: number) => Math.min(1, Math.max(0, (ms - start) / (end - start))) * inner;
  const layersOfMarks: Markish[] = [
    rect(lanes, {
      ...quiet,
      ...{ className: 'lane', x1: -left, x2: inner + right, y1: 'top', y2: ({ top, height }: Lane) => top + height },
      fill: 'var(--ens-lane)',
      fillOpacity: (_: Lane, index: number) => (index % 2 === 0 ? 1 : 0),
    }),
    rect(bands, {
      ...quiet,
      ...{ className: 'window', y1: 0, y2: height },
      ...{ x1: (band: TimelineWindow) => xOf(band.start), x2: (band: TimelineWindow) => xOf(band.end) },
    }),
    ruleX(ticks, {
      ...quiet,
      ...{ className: 'grid', x: ({ at }: Tick) => xOf(at), y1: 0, y2: height, stroke: 'var(--ens-grid)' },
      strokeOpacity: ({ day }: Tick) => (day ? 1 : 0.5),
    }),
    ruleY(
      marks.filter(({ from }) => from !== undefined),
      {
        ...quiet,
        ...{ className: 'line', x1: 'from', x2: 'x', y: 'y', stroke: ({ event }: Mark) => colorOf(event) },
        ...{ strokeWidth: 2, strokeOpacity: 0.45, strokeLinecap: 'round' },
      },
    ),
    text(lanes, {
      ...quiet,
      ...{ className: 'label', x: -left + 12, y: ({ top, height }: Lane) => top + height / 2, textAnchor: 'start' },
      text: ({ label }: Lane) => fit(label, left - 24),
      ...{ fill: 'var(--ens-foreground)', fontSize: 12 },
    }),
    text([data.zone], {
      ...quiet,
      ...{ className: layers.head, x: -left + 12, y: 0, dy: -8, lineAnchor: 'bottom', textAnchor: 'start' },
      text: (zone: string) => fit(zone, left - 24),
      ...{ fill: 'var(--ens-quiet)', fontSize: 11 },
    }),
    ruleX([data.now], { ...quiet, className: layers.now, x: xOf, y1: 0, y2: height, stroke: 'var(--ens-now)' }),
    dot(marks, { className: layers.marks, x: 'x', y: 'y', ...dotOptions(({ event }: Mark) => event) }),
    text(
      // One at the very edge would be cut.
      ticks.filter(({ at }) => xOf(at) < inner - labelWidth),
      {
        ...quiet,
        ...{ className: layers.head, x: ({ at }: Tick) => xOf(at), y: 0, dy: -8, text: 'label' },
        ...{
          lineAnchor: 'bottom',
          textAnchor: 'start',
          dx: 5,
          fill: 'var(--ens-quiet)',
          fontSize: 11,
          lineHeight: 1.2,
        },
        // Legible where the now-line crosses it.
        ...{ stroke: 'var(--ens-background)', strokeWidth: 4 },
      },
    ),
  ];
  return plotSvg({ ...options, marks: layersOfMarks });
}

/** The lines of the axis that have room for their label. */
function ticksOf({ ticks }: TimelineData, { start, end }: Layout, width: number) {
  const hours = end - start < 3 * 24 * 3_600_000;
  const inside = ticks.filter(({ at, day }) => at >= start && at < end && (hours || day));
  const every = Math.max(1, Math.ceil((inside.length * (labelWidth + 12)) / Math.max(1, width)));
  // Counted from a midnight, so that this is not the one left out.
  const first = inside.findIndex(({ day }) => day);
  return inside.filter((_, index) => (index - first) % every === 0);
}
