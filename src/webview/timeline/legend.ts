import { dot, rect, ruleY, text } from '@observablehq/plot';
import type { Shape, TimelineData, TimelineEvent, Tone } from '../../views/timeline/messages';
import type { Ruler } from './dom';
import type { Layout } from './layout';
import { plotSvg } from './plotSvg';
import { colorOf, dotOptions } from './shapes';

interface Item {
  kind: 'shape' | 'level' | 'window' | 'line';
  label: string;
  looks: Pick<TimelineEvent, 'shape' | 'tone' | 'strong'>;
}
interface Placed extends Item {
  x: number;
  y: number;
}

const rowHeight = 22;
/** From the middle of a sign to its label, and from a label to the next sign, in pixels. */
const toLabel = 14;
const edge = 14;
const gap = 30;

/** What the picture's signs mean: those in it only. Undefined where there is nothing to explain. */
export function drawLegend(
  data: TimelineData,
  layout: Layout,
  width: number,
  ruler: Ruler,
): { svg: SVGSVGElement; labels: string[] } | undefined {
  const items = place(itemsOf(data, layout), width, ruler);
  if (items.length === 0) {
    return undefined;
  }
  const of = (kind: Item['kind']) => items.filter(item => item.kind === kind);
  const height = Math.max(...items.map(({ y }) => y)) + rowHeight / 2;
  const box = { x1: ({ x }: Placed) => x - 8, x2: ({ x }: Placed) => x + 8 };
  const low = { y1: ({ y }: Placed) => y - 4, y2: ({ y }: Placed) => y + 4 };
  const high = { y1: ({ y }: Placed) => y - 7, y2: ({ y }: Placed) => y + 7 };
  const svg = plotSvg({
    ...{ width, height, margin: 0 },
    x: { type: 'linear', domain: [0, width], range: [0, width], axis: null },
    y: { type: 'linear', domain: [0, height], range: [0, height], axis: null },
    marks: [
      rect(of('level'), { ...box, ...low, fill: ({ looks }: Placed) => colorOf(looks), rx: 2 }),
      rect(of('window'), { ...box, ...high, className: 'window' }),
      ruleY(of('line'), {
        ...{ ...box, y: 'y', stroke: 'var(--ens-plain)', strokeWidth: 2, strokeOpacity: 0.45, strokeLinecap: 'round' },
      }),
      dot(of('shape'), { x: 'x', y: 'y', ...dotOptions(({ looks }: Placed) => looks) }),
      text(items, {
        ...{ x: ({ x }: Placed) => x + toLabel, y: 'y', text: 'label', textAnchor: 'start' },
        ...{ fill: 'var(--ens-foreground)', fontSize: 12 },
      }),
    ],
  });
  return { svg, labels: items.map(({ label }) => label) };
}

function itemsOf({ words, windows }: TimelineData, { lanes, start, end }: Layout): Item[] {
  const marks = lanes.flatMap(lane => lane.marks);
  const shown = new Set(marks.map(({ event }) => event.shape));
  const shapes = (Object.keys(words.shapes) as Shape[]).filter(shape => shown.has(shape));
  // Where a shape does not say the level, the colour does.
  const byColor = marks.flatMap(({ event }) => (isByColor(event.shape) ? [event.tone] : []));
  const levels = (['critical', 'warning', 'information'] as const).filter(tone => byColor.includes(tone));
  const plain = { shape: 'done', tone: 'plain', strong: false } as const;
  return [
    ...shapes.map(shape => ({ kind: 'shape', label: words.shapes[shape], looks: legendLooks(shape) }) as const),
    ...levels.map(tone => ({ kind: 'level', label: words.levels[tone], looks: { ...plain, tone } }) as const),
    ...(marks.some(({ from }) => from !== undefined)
      ? [{ kind: 'line', label: words.published, looks: plain } as const]
      : []),
    ...(windows.some(window => window.end > start && window.start < end)
      ? [{ kind: 'window', label: words.window, looks: plain } as const]
      : []),
  ];
}

function isByColor(shape: Shape): boolean {
  return shape === 'scheduled' || shape === 'running';
}

function legendLooks(shape: Shape): Item['looks'] {
  const tones: Partial<Record<Shape, Tone>> = {
    ...{ critical: 'critical', warning: 'warning', information: 'information', failed: 'critical' },
  };
  return { shape, tone: tones[shape] ?? 'plain', strong: shape === 'critical' };
}

/** In lines from left to right, as words are. */
function place(items: readonly Item[], width: number, { widthOf }: Ruler): Placed[] {
  let x = edge;
  let y = rowHeight / 2;
  return items.map(item => {
    const takes = toLabel + widthOf(item.label);
    if (x > edge && x + takes > width) {
      x = edge;
      y += rowHeight;
    }
    const placed = { ...item, x, y };
    x += takes + gap;
    return placed;
  });
}
