import type { TimelineData, TimelineWords } from '../../views/timeline/messages';
import { element } from './dom';
import type { PageState } from './state';
import { makeToolbar, type ToolbarEvents } from './toolbar';

export interface Head {
  node: HTMLElement;
  update: (data: TimelineData, state: PageState) => void;
}

/** Above the picture: what it is, whose events these are, the controls, and what is missing. */
export function makeHead(words: TimelineWords, state: PageState, events: ToolbarEvents): Head {
  const toolbar = makeToolbar(words, state, events);
  const accounts = element('p', { className: 'accounts' });
  const notes = element('div', { className: 'notes', role: 'status' });
  const help = element('p', { className: 'help' }, words.help);
  return {
    node: element(
      'header',
      {},
      element('div', {}, element('h1', {}, words.title), accounts),
      toolbar.node,
      notes,
      help,
    ),
    update: (data, shown) => {
      accounts.textContent = data.words.accounts;
      notes.replaceChildren(...data.notes.map(note => element('p', {}, note)));
      help.hidden = shown.table || data.events.length === 0;
      toolbar.update(shown, data.events.length > 0);
    },
  };
}
