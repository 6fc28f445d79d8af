import type { DataPolicy, EnsEvent } from '../ens/types';
import { actionFor, permissionFor, type Action, type ActionBar } from '../events/actions';
import { shellQuote, type Shell } from './shellQuote';
import type { Site } from './webAddresses';

export interface CliTarget {
  shell: Shell;
  /** Host of the account's endpoint: a line without it may go to a host that does not exist (ens-api.md section 5). */
  host: string;
  site: Site;
  /** Written out for a migration, since the service's default gives the data up. */
  dataPolicy: DataPolicy;
}

/** Why there is no line; `leadingSign`: an id begins with a sign, as options of programs do. */
export type CliBar = ActionBar | 'leadingSign';

export type CliLine = { possible: true; line: string } | { possible: false; bar: CliBar };

const operations: Readonly<Record<Action, string>> = {
  redeploy: 'EventRedeployInstance',
  reboot: 'EventRebootInstance',
  migrate: 'EventMigrateInstance',
};

/**
 * One line for the Aliyun CLI that does at once what the event asks for (features.md section 4, "CLI, built-in style"). It
 * names no credentials: the CLI takes those of its own profile. Only for events that the extension itself would act on.
 * Each flag is one argument with its value: the CLI takes a value that begins with `-` for the next flag, and parts a flag
 * at its first `=` or `:`.
 */
export function cliLine(event: EnsEvent, { shell, host, site, dataPolicy }: CliTarget): CliLine {
  const action = actionFor(event);
  const permission = permissionFor(action ?? 'redeploy', event);
  if (!action || !permission.allowed) {
    return { possible: false, bar: permission.allowed ? 'type' : permission.bar };
  }
  if (![event.eventId, event.resourceId].every(id => /^[A-Za-z0-9]/.test(id))) {
    return { possible: false, bar: 'leadingSign' };
  }
  const flags = [
    ['region', site === 'international' ? 'ap-southeast-1' : 'cn-hangzhou'],
    ['endpoint', host],
    ['EventId', event.eventId],
    ['ResourceId', event.resourceId],
    ['OpsType', 'immediate'],
    ...(action === 'migrate' ? [['DataPolicy', dataPolicy]] : []),
  ];
  const quoted = flags.map(([name = '', value = '']) => shellQuote(shell, `--${name}=${value}`));
  return { possible: true, line: ['aliyun', 'ens', operations[action], ...quoted].join(' ') };
}

/** Lines as one, without a line break: a shell that they are pasted into runs none of them before Enter. */
export function cliLines(lines: readonly string[]): string {
  return lines.join('; ');
}
