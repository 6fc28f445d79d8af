import type { TimelineData } from '../../views/timeline/messages';
import { attend, type AttendParts, type Attention } from './attend';
import { innerWidth } from './chart';
import { createRuler, element, fill, type Ruler } from './dom';
import { exportSvg } from './exportSvg';
import { layOut, type Layout } from './layout';
import { drawLegend } from './legend';
import { makePicture } from './picture';
import type { PageState } from './state';

export interface PictureArea extends Omit<Attention, 'tellLeft'> {
  node: HTMLElement;
  /** Time went on to `now`, Unix milliseconds. */
  moveNow: (now: number) => void;
  /** The picture as a file of its own; the node must be in the page. */
  save: () => string;
  /** Keeps the axis in sight; to be called once the node is in the page, and when that is scrolled. */
  stick: () => void;
}

export interface AreaParts extends Omit<AttendParts, 'picture' | 'area'> {
  data: TimelineData;
  state: PageState;
  /** In pixels. */
  width: number;
}

/** Names of lanes that are measured; more would not fit a screen, and the widest of these will do. */
const measured = 200;

/** The picture with its legend and what lies outside of it. */
export function makePictureArea({ data, state, width, ...parts }: AreaParts): PictureArea {
  const { words } = data;
  const style = getComputedStyle(document.body);
  const ruler = createRuler(`12px ${style.fontFamily}`);
  const size = { left: roomForLabels(data, state, ruler, width), right: 12, width };
  const layout = layOut(data, { ...state, width: innerWidth(size) });
  const picture = makePicture(data, layout, size, ruler);
  const legend = drawLegend(data, layout, width, ruler);
  const { marks, svg } = picture;
  legend?.svg.setAttribute('role', 'img');
  legend?.svg.setAttribute('aria-label', legend.labels.join(', '));
  picture.moveNow(data.now);
  const node = element(
    'div',
    {},
    ...(legend ? [element('div', { className: 'legend' }, legend.svg)] : []),
    marks.length > 0 ? svg : element('p', { className: 'empty' }, words.noneInRange),
    element('p', { className: 'outside' }, outsideOf(data, layout)),
  );
  const { tellLeft, ...attention } = attend({ picture, area: node, ...parts });
  return {
    ...attention,
    node,
    moveNow: now => {
      picture.moveNow(now);
      tellLeft();
    },
    save: () =>
      exportSvg({
        title: words.title,
        description: words.accounts,
        background: style.backgroundColor,
        foreground: style.color,
        font: style.fontFamily,
        legend: legend?.svg,
        chart: svg,
      }),
    stick: () => {
      picture.stick(-svg.getBoundingClientRect().top);
    },
  };
}

function roomForLabels(data: TimelineData, { lanes }: PageState, { widthOf }: Ruler, width: number): number {
  const labels = lanes === 'node' ? data.nodes : data.instances;
  const widest = Math.max(0, ...[data.zone, ...labels.slice(0, measured)].map(widthOf));
  return Math.min(Math.max(90, widest + 26), 240, width / 3);
}

function outsideOf({ words }: TimelineData, { earlier, later }: Layout): string {
  return [
    ...(earlier > 0 ? [fill(words.earlier, earlier)] : []),
    ...(later > 0 ? [fill(words.later, later)] : []),
  ].join(' · ');
}
