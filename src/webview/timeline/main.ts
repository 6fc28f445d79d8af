import type { Column, TimelineData, TimelineEvent, ToHost, ToPage } from '../../views/timeline/messages';
import { element } from './dom';
import { makeHead, type Head } from './head';
import { makePictureArea, type PictureArea } from './pictureArea';
import { sortedBy } from './sorting';
import { readState, type PageState } from './state';
import { makeTable, updateLeft } from './table';
import { createTooltip, type Tooltip } from './tooltip';

/** What VS Code gives the script of a webview. */
interface VsCode {
  postMessage: (message: ToHost) => void;
  getState: () => unknown;
  setState: (state: PageState) => void;
}
declare function acquireVsCodeApi(): VsCode;

/** The timeline's page: keeps what the host sends and draws it anew when that, the choice or the width changes. */
function start(root: HTMLElement, vscode: VsCode): void {
  let state = readState(vscode.getState(), document.body.classList.contains('vscode-using-screen-reader'));
  let data: TimelineData | undefined;
  let head: Head | undefined;
  let tooltip: Tooltip | undefined;
  let area: PictureArea | undefined;
  let table: HTMLTableElement | undefined;
  const body = element('div', { className: 'body' });

  const onReveal = ({ account, key }: TimelineEvent) => {
    vscode.postMessage({ type: 'reveal', account, key });
  };
  const leftOf = (index: number) => data?.left[index] ?? '';
  const draw = () => {
    if (!data || !tooltip) {
      return;
    }
    const hasEvents = data.events.length > 0;
    const focused = area?.focused();
    tooltip.hide();
    head?.update(data, state);
    const chosen = chosenControl(body);
    table = hasEvents && state.table ? makeTable(data, state, { onReveal, sortBy, showAllOver }) : undefined;
    area =
      hasEvents && !state.table
        ? makePictureArea({ data, state, width: body.clientWidth, tooltip, leftOf, onReveal })
        : undefined;
    body.replaceChildren(table ?? area?.node ?? element('p', { className: 'empty' }, data.empty));
    area?.stick();
    if (focused) {
      area?.focus(focused);
    }
    if (chosen !== undefined) {
      controlOf(body, chosen)?.focus();
    }
  };
  const change = (part: Partial<PageState>) => {
    state = { ...state, ...part };
    vscode.setState(state);
    draw();
  };
  const sortBy = (column: Column) => {
    change({ sorting: sortedBy(column, state.sorting) });
  };
  const showAllOver = () => {
    // The button goes, and the rows it brought take the keyboard on.
    const before = table?.querySelectorAll('[data-focus]').length ?? 0;
    change({ allOver: true });
    table?.querySelectorAll<HTMLElement>('[data-focus]')[before]?.focus();
  };
  const save = () => {
    if (area) {
      vscode.postMessage({ type: 'save', svg: area.save() });
    }
  };
  const receive = (message: ToPage) => {
    if (message.type === 'data') {
      data = message.data;
      if (!head) {
        head = makeHead(data.words, state, { change, save });
        tooltip = createTooltip(data.words);
        root.append(head.node, body, tooltip.node);
      }
      draw();
    } else if (data) {
      const { now, left } = message;
      data = { ...data, now, left };
      area?.moveNow(now);
      if (table) {
        updateLeft(table, left);
      }
    }
  };

  window.addEventListener('message', ({ data: message }: MessageEvent<ToPage>) => {
    receive(message);
  });
  document.addEventListener('scroll', () => {
    tooltip?.hide();
    area?.stick();
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') {
      tooltip?.hide();
    }
  });
  let width: number | undefined;
  new ResizeObserver(() => {
    const changed = width !== undefined && width !== body.clientWidth;
    width = body.clientWidth;
    if (changed) {
      draw();
    }
  }).observe(body);
  vscode.postMessage({ type: 'ready' });
}

/** Which control of the table has the focus: a table that is drawn anew has others in their place. */
function chosenControl(body: HTMLElement): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && body.contains(activeElement)
    ? activeElement.dataset['focus']
    : undefined;
}

function controlOf(body: HTMLElement, name: string): HTMLElement | undefined {
  return [...body.querySelectorAll<HTMLElement>('[data-focus]')].find(({ dataset }) => dataset['focus'] === name);
}

const root = document.getElementById('timeline');
if (root) {
  start(root, acquireVsCodeApi());
}
