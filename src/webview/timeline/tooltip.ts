import type { TimelineEvent, TimelineWords } from '../../views/timeline/messages';
import { element, fill } from './dom';

/** What is not the event's own. */
export interface More {
  /** How long there is left, or nothing. */
  left: string;
  /** How many more events are at this place. */
  others: number;
}

export interface Tooltip {
  node: HTMLElement;
  /** @param at middle of the mark, in pixels of the window */
  show: (event: TimelineEvent, at: { x: number; y: number }, more: More) => void;
  /** Time went on for what is shown: how long there is left now. */
  setLeft: (left: string) => void;
  hide: () => void;
}

/** Between a mark and what is said of it, and between that and the window's edge, in pixels. */
const distance = 14;

/** Details of one event beside its mark. Every text goes in as text. */
export function createTooltip(words: TimelineWords): Tooltip {
  const node = element('div', { id: 'details', className: 'details', role: 'tooltip', hidden: true });
  const hide = () => {
    node.hidden = true;
  };
  node.addEventListener('pointerleave', hide);
  return {
    node,
    hide,
    setLeft: left => {
      node.querySelector('dd.left')?.replaceChildren(left);
    },
    show: (event, at, more) => {
      node.replaceChildren(...contentOf(event, more, words));
      node.hidden = false;
      const { width, height } = node.getBoundingClientRect();
      const below = at.y + distance + height <= window.innerHeight || at.y < height + distance;
      const x = Math.max(8, Math.min(at.x - width / 2, window.innerWidth - width - 8));
      node.style.left = `${String(x)}px`;
      node.style.top = `${String(below ? at.y + distance : at.y - distance - height)}px`;
    },
  };
}

function contentOf(event: TimelineEvent, { left, others }: More, words: TimelineWords): HTMLElement[] {
  const row = (label: string, text: string, className = '') => [
    element('dt', {}, label),
    element('dd', { className }, text),
  ];
  return [
    element('strong', {}, event.name),
    element('p', {}, [event.about, event.state, event.level].join(' · ')),
    element(
      'dl',
      {},
      ...event.details.flatMap(([label, text]) => row(label, text)),
      ...(left ? row(words.columns.left, left, 'left') : []),
      ...(others > 0 ? row(fill(words.atOncePlace, others), '') : []),
    ),
  ];
}
