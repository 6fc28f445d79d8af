import type { TimelineWords } from '../../views/timeline/messages';
import { element } from './dom';
import type { PageState } from './state';

export interface Toolbar {
  node: HTMLElement;
  /** Shows what is chosen now. */
  update: (state: PageState, hasEvents: boolean) => void;
}

export interface ToolbarEvents {
  change: (part: Partial<PageState>) => void;
  save: () => void;
}

/** The controls above the picture: how much, which lanes, picture or table, saving. */
export function makeToolbar(words: TimelineWords, state: PageState, { change, save }: ToolbarEvents): Toolbar {
  const range = select(words.range, words.ranges, state.range, value => {
    change({ range: value });
  });
  const lanes = select(words.lanes, { node: words.byNode, instance: words.byInstance }, state.lanes, value => {
    change({ lanes: value });
  });
  let inTable = state.table;
  const table = element('button', { type: 'button', id: 'table' }, words.asTable);
  table.addEventListener('click', () => {
    change({ table: !inTable });
  });
  const saving = element('button', { type: 'button', id: 'save' }, words.saveSvg);
  saving.addEventListener('click', save);
  return {
    node: element('div', { className: 'toolbar' }, range, lanes, table, saving),
    update: (shown, hasEvents) => {
      inTable = shown.table;
      table.textContent = inTable ? words.asPicture : words.asTable;
      for (const control of [range, lanes, saving]) {
        control.hidden = shown.table || !hasEvents;
      }
      table.hidden = !hasEvents;
    },
  };
}

function select<Value extends string>(
  label: string,
  options: Readonly<Record<Value, string>>,
  chosen: Value,
  onChange: (value: Value) => void,
): HTMLElement {
  const values = Object.keys(options) as Value[];
  const made = element(
    'select',
    {},
    ...values.map(value => element('option', { value, selected: value === chosen }, options[value])),
  );
  made.addEventListener('change', () => {
    const value = values[made.selectedIndex];
    if (value !== undefined) {
      onChange(value);
    }
  });
  return element('label', {}, `${label} `, made);
}
