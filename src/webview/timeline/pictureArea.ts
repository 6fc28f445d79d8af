import type { TimelineData, TimelineEvent } from '../../views/timeline/messages';
import { innerWidth } from './chart';
import { createRuler, element, fill } from './dom';
import { exportSvg } from './exportSvg';
import { layOut } from './layout';
import { drawLegend } from './legend';
import { markAt, moveBy, othersAt } from './moves';
import { makePicture } from './picture';
import type { PageState } from './state';
import type { Tooltip } from './tooltip';

export interface PictureArea {
  node: HTMLElement;
  moveNow: (now: number) => void;
  /** The picture as a file of its own. */
  save: () => string;
  /** Which event has the keyboard's focus, so that a new picture can give it back. */
  focused: () => TimelineEvent | undefined;
  focus: (event: TimelineEvent) => void;
  /** Must be called once the node is in the page and when the page is scrolled. */
  stick: () => void;
}

export interface AreaParts {
  data: TimelineData;
  state: PageState;
  /** In pixels. */
  width: number;
  tooltip: Tooltip;
  /** How long there is left for an event of `data.events`. */
  leftOf: (index: number) => string;
  onReveal: (event: TimelineEvent) => void;
}

/** The picture with its legend, and what pointer and keyboard do in it. */
export function makePictureArea({ data, state, width, tooltip, leftOf, onReveal }: AreaParts): PictureArea {
  const { words } = data;
  const style = getComputedStyle(document.body);
  const ruler = createRuler(`12px ${style.fontFamily}`);
  const labels = state.lanes === 'node' ? data.nodes : data.instances;
  const widest = labels.slice(0, 200).reduce((most, label) => Math.max(most, ruler.widthOf(label)), 0);
  const left = Math.min(Math.max(90, widest + 26), 240, width / 3);
  const size = { left, right: 12, width };
  const layout = layOut(data, { range: state.range, lanes: state.lanes, width: innerWidth(size) });
  const picture = makePicture(data, layout, size, ruler);
  const legend = drawLegend(data, layout, width, ruler);
  const { marks, svg } = picture;
  let current = 0;

  const show = (index: number) => {
    const placed = marks[index];
    const box = svg.getBoundingClientRect();
    if (placed) {
      const { mark, x, y } = placed;
      const more = { left: leftOf(mark.index), others: othersAt(marks, index) };
      tooltip.show(mark.event, { x: box.left + x, y: box.top + y }, more);
    }
  };
  const choose = (index: number) => {
    marks[current]?.node.setAttribute('tabindex', '-1');
    current = index;
    marks[index]?.node.setAttribute('tabindex', '0');
  };
  choose(Math.max(0, marks.findIndex(({ mark }) => mark.event.open)));

  svg.addEventListener('focusin', ({ target }) => {
    const index = marks.findIndex(({ node }) => node === target);
    if (index >= 0) {
      choose(index);
      picture.ring(marks[index]);
      marks[index]?.node.setAttribute('aria-describedby', tooltip.node.id);
      show(index);
    }
  });
  svg.addEventListener('focusout', () => {
    marks[current]?.node.removeAttribute('aria-describedby');
    picture.ring(undefined);
    tooltip.hide();
  });
  svg.addEventListener('keydown', event => {
    const mark = marks[current];
    if ((event.key === 'Enter' || event.key === ' ') && mark) {
      event.preventDefault();
      onReveal(mark.mark.event);
    } else {
      const next = moveBy(event, marks, current);
      if (next !== undefined) {
        event.preventDefault();
        marks[next]?.node.focus();
      }
    }
  });
  const under = ({ clientX, clientY }: MouseEvent) => {
    const box = svg.getBoundingClientRect();
    return markAt(marks, clientX - box.left, clientY - box.top);
  };
  svg.addEventListener('pointermove', event => {
    const index = under(event);
    svg.classList.toggle('over', index !== undefined);
    if (index !== undefined) {
      show(index);
    } else if (!svg.contains(document.activeElement)) {
      tooltip.hide();
    }
  });
  svg.addEventListener('pointerleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && tooltip.node.contains(relatedTarget))) {
      tooltip.hide();
    }
  });
  svg.addEventListener('click', event => {
    const mark = marks[under(event) ?? -1];
    if (mark) {
      mark.node.focus();
      onReveal(mark.mark.event);
    }
  });

  const outside = [
    ...(layout.earlier > 0 ? [fill(words.earlier, layout.earlier)] : []),
    ...(layout.later > 0 ? [fill(words.later, layout.later)] : []),
  ];
  const legendNode = legend && element('div', { className: 'legend' }, legend.svg);
  legend?.svg.setAttribute('role', 'img');
  legend?.svg.setAttribute('aria-label', legend.labels.join(', '));
  const node = element(
    'div',
    { className: 'area' },
    ...(legendNode ? [legendNode] : []),
    ...(marks.length > 0 ? [svg] : [element('p', { className: 'empty' }, words.noneInRange)]),
    element('p', { className: 'outside' }, outside.join(' · ')),
  );
  picture.moveNow(data.now);
  return {
    node,
    moveNow: picture.moveNow,
    save: () =>
      exportSvg({
        title: words.title,
        description: words.accounts,
        background: style.backgroundColor,
        foreground: style.color,
        font: style.fontFamily.replaceAll('"', "'"),
        legend: legend?.svg,
        chart: svg,
      }),
    focused: () => (svg.contains(document.activeElement) ? marks[current]?.mark.event : undefined),
    focus: event => {
      marks.find(({ mark }) => mark.event.key === event.key && mark.event.account === event.account)?.node.focus();
    },
    stick: () => {
      picture.stick(-svg.getBoundingClientRect().top);
    },
  };
}
