import { l10n, window, type Disposable, type Uri } from 'vscode';
import { parseEventLink, type LinkProblem } from '../events/eventLink';
import { guard } from './guard';
import { showEvent, type ShowDeps } from './showEvent';

/** Opens the links that events/eventLink.ts makes. Any program and page may call this: it shows, and never acts. */
export function createLinkHandler({ logError, ...deps }: ShowDeps & { logError: (error: Error) => void }): Disposable {
  return window.registerUriHandler({ handleUri: guard((uri: Uri) => openLink(deps, uri), logError) });
}

/** Selects the event that a link names. What the link says is checked whole first, and is in no message unless it is an id. */
export async function openLink(deps: ShowDeps, uri: Pick<Uri, 'path' | 'query' | 'fragment'>): Promise<void> {
  const link = parseEventLink(uri);
  if (link.ok) {
    await showEvent(deps, link.target);
  } else {
    await window.showWarningMessage(problemSentence(link.problem));
  }
}

function problemSentence(problem: LinkProblem): string {
  switch (problem) {
    case 'path':
      return l10n.t('The link is not one of ENS Events, so nothing was opened.');
    case 'parameter':
      return l10n.t('The link has a part that this version does not know, so nothing was opened.');
    case 'repeated':
      return l10n.t('The link names more than one event or resource, so nothing was opened.');
    case 'missing':
      return l10n.t('The link names no event, so nothing was opened.');
    case 'id':
      return l10n.t('An id in the link is too long or has characters that no id has, so nothing was opened.');
  }
}
