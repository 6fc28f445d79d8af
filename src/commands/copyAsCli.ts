import { l10n, window, type QuickPickItem } from 'vscode';
import type { DataPolicy, EnsEvent } from '../ens/types';
import { actionFor } from '../events/actions';
import { barSentence } from '../events/words';
import { cliLine, cliLines, type CliBar } from '../exports/cli';
import type { Shell } from '../exports/shellQuote';
import type { Chosen } from './chooseEvents';
import { copyText } from './copyText';
import { back } from './inputs';
import { pickDataPolicy } from './pickDataPolicy';

/**
 * Copies a command of the Aliyun CLI for each event that takes its action, all on one line, for the shell that the person
 * names; says why where some take none. Events of an account on this computer have no line: the CLI could not reach it.
 */
export async function copyAsCli({ desk, events }: Chosen): Promise<void> {
  const profile = desk.session()?.profile;
  if (profile?.endpoint.protocol !== 'https') {
    await window.showInformationMessage(
      l10n.t('The Aliyun CLI cannot reach this account: it has its endpoint on this computer.'),
    );
    return;
  }
  const title = l10n.t('Aliyun CLI command');
  const shell = await pickShell(title);
  const dataPolicy = shell && (await policyFor(events, title));
  if (!dataPolicy) {
    return;
  }
  const target = { shell, host: profile.endpoint.host, site: profile.site, dataPolicy };
  const results = events.map(event => cliLine(event, target));
  const lines = results.flatMap(result => (result.possible ? [result.line] : []));
  if (lines.length > 0) {
    await copyText(cliLines(lines), title);
  }
  const [barred] = results.flatMap(result => (result.possible ? [] : [result.bar]));
  if (barred) {
    await window.showInformationMessage(l10n.t('Not every event could be copied. {0}', whyNot(barred)));
  }
}

function whyNot(bar: CliBar): string {
  return bar === 'leadingSign'
    ? l10n.t('Its id does not begin with a letter or a digit, so the CLI might take it for an option.')
    : barSentence(bar, l10n.t);
}

/** Of interest for a migration only. */
async function policyFor(events: readonly EnsEvent[], title: string): Promise<DataPolicy | undefined> {
  if (events.every(event => actionFor(event) !== 'migrate')) {
    return 'try_transfer';
  }
  const policy = await pickDataPolicy(title, false);
  return policy === back ? undefined : policy;
}

/** The shell of this platform first. */
async function pickShell(title: string): Promise<Shell | undefined> {
  const shells: (QuickPickItem & { shell: Shell })[] = [
    { label: 'bash, zsh, sh', shell: 'posix' },
    { label: 'PowerShell', shell: 'powershell' },
  ];
  const inOrder = process.platform === 'win32' ? shells.reverse() : shells;
  return (await window.showQuickPick(inOrder, { title, placeHolder: l10n.t('For which shell') }))?.shell;
}
