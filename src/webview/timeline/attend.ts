import type { TimelineEvent } from '../../views/timeline/messages';
import type { Mark } from './layout';
import { markAt, moveBy, othersAt } from './moves';
import type { Picture } from './picture';
import type { Tooltip } from './tooltip';

export interface Attention {
  /** The event that has the keyboard's focus. */
  focused: () => TimelineEvent | undefined;
  focus: (event: TimelineEvent) => void;
  /** Time went on: the details say how long there is left now. */
  tellLeft: () => void;
}

export interface AttendParts {
  picture: Picture;
  /** What the picture is in. It hears of the focus: browsers make a stop of Tab of an SVG that does. */
  area: HTMLElement;
  tooltip: Tooltip;
  /** How long there is left for an event of `data.events`. */
  leftOf: (index: number) => string;
  onReveal: (event: TimelineEvent) => void;
}

/** What pointer and keyboard do in a picture: details beside the mark they are at; a click, Enter or space chooses it. */
export function attend({ picture, area, tooltip, leftOf, onReveal }: AttendParts): Attention {
  const { svg, marks } = picture;
  /** The one mark that Tab leads to. */
  let current = 0;
  /** What the details were told of last. */
  let told: Mark | undefined;
  const become = (index: number) => {
    marks[current]?.node.setAttribute('tabindex', '-1');
    current = index;
    marks[index]?.node.setAttribute('tabindex', '0');
  };
  become(
    Math.max(
      0,
      marks.findIndex(({ mark }) => mark.event.open),
    ),
  );

  const show = (index: number) => {
    const placed = marks[index];
    const box = svg.getBoundingClientRect();
    if (placed) {
      const { mark, x, y } = placed;
      told = mark;
      const more = { left: leftOf(mark.index), others: othersAt(marks, index) };
      tooltip.show(mark.event, { x: box.left + x, y: box.top + y }, more);
    }
  };
  const choose = (index: number | undefined) => {
    const placed = index === undefined ? undefined : marks[index];
    if (placed) {
      onReveal(placed.mark.event);
    }
  };
  const under = ({ clientX, clientY }: MouseEvent) => {
    const box = svg.getBoundingClientRect();
    return markAt(marks, clientX - box.left, clientY - box.top);
  };
  const hasFocus = () => svg.contains(document.activeElement);

  area.addEventListener('focusin', ({ target }) => {
    const index = marks.findIndex(({ node }) => node === target);
    const placed = marks[index];
    if (placed) {
      become(index);
      picture.ring(placed);
      placed.node.setAttribute('aria-describedby', tooltip.node.id);
      show(index);
    }
  });
  area.addEventListener('focusout', () => {
    marks[current]?.node.removeAttribute('aria-describedby');
    picture.ring(undefined);
    tooltip.hide();
  });
  svg.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(current);
      return;
    }
    const next = moveBy(event, marks, current);
    if (next !== undefined) {
      event.preventDefault();
      marks[next]?.node.focus();
    }
  });
  svg.addEventListener('pointermove', event => {
    const index = under(event);
    svg.classList.toggle('over', index !== undefined);
    if (index !== undefined) {
      show(index);
    } else if (!hasFocus()) {
      tooltip.hide();
    }
  });
  svg.addEventListener('pointerleave', ({ relatedTarget }) => {
    // The details may be pointed at, to read on or to copy from them.
    if (!(relatedTarget instanceof Node && tooltip.node.contains(relatedTarget))) {
      tooltip.hide();
    }
  });
  svg.addEventListener('click', event => {
    choose(under(event));
  });

  return {
    focused: () => (hasFocus() ? marks[current]?.mark.event : undefined),
    focus: ({ account, key }) => {
      marks.find(({ mark: { event } }) => event.key === key && event.account === account)?.node.focus();
    },
    tellLeft: () => {
      if (told) {
        tooltip.setLeft(leftOf(told.index));
      }
    },
  };
}
