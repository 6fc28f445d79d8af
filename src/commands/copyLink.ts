import { UIKind, env, l10n, window } from 'vscode';
import { eventLink } from '../events/eventLink';
import { barSentence } from '../events/words';
import { chooseEvents } from './chooseEvents';
import { copyText } from './copyText';
import type { EventCommandDeps } from './deps';
import { requireDesk } from './requireDesk';

/**
 * Copies links that open the events in VS Code, one a line: of the rows it was called on, else of an event it asks for.
 * A browser hands none to VS Code in it (microsoft/vscode#228421, coder/code-server#1571), and what `asExternalUri` makes of
 * one is for this window and a few minutes; so the person is told how it opens there.
 */
export async function copyLink(
  deps: Pick<EventCommandDeps, 'desks' | 'view' | 'clock'>,
  ...args: unknown[]
): Promise<void> {
  if (!(await requireDesk(deps))) {
    return;
  }
  const chosen = await chooseEvents(deps, args, { title: l10n.t('Copy Link'), fits: () => true });
  if (!chosen || chosen.events.length === 0) {
    return;
  }
  const links = chosen.events.flatMap(event => eventLink(env.uriScheme, event) ?? []);
  if (links.length > 0) {
    await copyText(links.join('\n'), l10n.t('Link'));
  }
  if (links.length > 0 && env.uiKind === UIKind.Web) {
    await window.showInformationMessage(
      l10n.t('Copied, but a browser does not open it: in a window like this one, run "Open URL" and paste it.'),
    );
  }
  if (links.length < chosen.events.length) {
    const why = barSentence('unsafeId', l10n.t);
    await window.showInformationMessage(l10n.t('Not every event could be copied. {0}', why));
  }
}
