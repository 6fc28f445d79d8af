import type { TimelineData } from '../../views/timeline/messages';
import { drawChart, headHeight, innerWidth, layers, type ChartSize } from './chart';
import { fill, svgElement, type Ruler } from './dom';
import type { Layout, Mark } from './layout';
import type { Place } from './moves';

export interface PlacedMark extends Place {
  mark: Mark;
  node: SVGElement;
}

export interface Picture {
  svg: SVGSVGElement;
  /** Lane by lane, in order of time. */
  marks: readonly PlacedMark[];
  /** Puts the now-line where it belongs. `now` in Unix milliseconds. */
  moveNow: (now: number) => void;
  /** Keeps the axis in sight when the page is scrolled by so many pixels. */
  stick: (scrolled: number) => void;
  /** Puts the ring of the keyboard focus around a mark, or takes it away. */
  ring: (mark: PlacedMark | undefined) => void;
}

/** The chart with what Plot does not do: a head that stays, a line that moves, marks that take the keyboard's focus. */
export function makePicture(data: TimelineData, layout: Layout, size: ChartSize, ruler: Ruler): Picture {
  const svg = drawChart(data, layout, size, ruler);
  const { left, width } = size;
  const xOf = (ms: number) => left + ((ms - layout.start) / (layout.end - layout.start)) * innerWidth(size);
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', fill(data.words.picture, layout.lanes.flatMap(({ marks }) => marks).length));

  const line = svg.querySelector<SVGGElement>(`g.${layers.now}`);
  const nowLabel = nowFlag(data.words.now, ruler);
  const head = svgElement('g', { class: 'head-layer', 'aria-hidden': 'true' });
  head.append(svgElement('rect', { class: 'head-back', width, height: headHeight }));
  head.append(nowLabel, ...svg.querySelectorAll(`g.${layers.head}`));
  const ring = svgElement('circle', { class: 'focus-ring', r: 12, 'aria-hidden': 'true', visibility: 'hidden' });
  svg.append(ring, head);

  const marks = placeMarks(svg, layout, left);
  // What is not over lies upon what is.
  for (const { mark, node } of marks) {
    if (mark.event.open) {
      node.parentNode?.append(node);
    }
  }
  return {
    svg,
    marks,
    moveNow: now => {
      const x = Math.min(left + innerWidth(size), Math.max(left, xOf(now)));
      line?.setAttribute('transform', `translate(${String(x - xOf(data.now))},0)`);
      nowLabel.setAttribute('transform', `translate(${String(x)},0)`);
    },
    stick: scrolled => {
      head.setAttribute('transform', `translate(0,${String(Math.max(0, scrolled))})`);
    },
    ring: mark => {
      ring.setAttribute('visibility', mark ? 'visible' : 'hidden');
      ring.setAttribute('cx', String(mark?.x ?? 0));
      ring.setAttribute('cy', String(mark?.y ?? 0));
    },
  };
}

function placeMarks(svg: SVGSVGElement, layout: Layout, left: number): PlacedMark[] {
  const nodes = [...svg.querySelectorAll<SVGElement>(`g.${layers.marks} > *`)];
  const places = layout.lanes.flatMap(({ marks }, lane) => marks.map(mark => ({ mark, lane })));
  return places.flatMap(({ mark, lane }, index) => {
    const node = nodes[index];
    if (!node) {
      return [];
    }
    node.setAttribute('role', 'button');
    node.setAttribute('tabindex', '-1');
    node.setAttribute('aria-label', mark.event.spoken);
    node.setAttribute('data-index', String(index));
    return [{ mark, lane, node, x: left + mark.x, y: headHeight + mark.y }];
  });
}

/** The word "now" on a flag on top of the line. */
function nowFlag(word: string, { widthOf }: Ruler): SVGElement {
  const width = widthOf(word) + 12;
  return svgElement(
    'g',
    { class: 'now-flag' },
    svgElement('line', { y1: 20, y2: headHeight }),
    svgElement('rect', { x: -width / 2, y: 3, width, height: 18, rx: 3 }),
    svgElement('text', { y: 16, 'text-anchor': 'middle', 'font-size': 11 }, word),
  );
}
