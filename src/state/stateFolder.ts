import { accessSync, chmodSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { systemCode } from './systemCode';

export interface StateFolderParts {
  /** What the person set; empty where nothing. */
  setting: string;
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The home directory; undefined where there is none. */
  home: string | undefined;
}

/**
 * Where the locks and the record of operations of this user are, for all editors: by the platform's convention for what a
 * program keeps on one computer. Linux: XDG Base Directory Specification, `$XDG_STATE_HOME`, which counts where it is
 * absolute. macOS: `~/Library/Application Support`. Windows: `%LOCALAPPDATA%`. Undefined where none of these is known.
 */
export function userStateFolder({ setting, platform, env, home }: StateFolderParts): string | undefined {
  const system = platform === 'win32' ? path.win32 : path.posix;
  const isAbsolute = (folder: string) => system.isAbsolute(folder);
  if (setting !== '') {
    return isAbsolute(setting) ? setting : undefined;
  }
  const inHome = (...parts: string[]) =>
    home !== undefined && isAbsolute(home) ? system.join(home, ...parts) : undefined;
  const named = (variable: string) => {
    const value = env[variable] ?? '';
    return isAbsolute(value) ? value : undefined;
  };
  const parent = {
    win32: () => named('LOCALAPPDATA') ?? inHome('AppData', 'Local'),
    darwin: () => inHome('Library', 'Application Support'),
    other: () => named('XDG_STATE_HOME') ?? inHome('.local', 'state'),
  }[platform === 'win32' || platform === 'darwin' ? platform : 'other']();
  return parent === undefined ? undefined : system.join(parent, 'ens-events');
}

/** What a folder is to be used for it must be: this user's, and written by nobody else. */
interface Owner {
  /** Undefined on Windows, where files have no such thing. */
  uid: number | undefined;
}

/**
 * Why a folder cannot be used for what a user's windows share; undefined where it can. One that is not there yet is made in
 * the next one above it that is.
 */
export function stateFolderProblem(folder: string, { uid }: Owner = { uid: process.getuid?.() }): string | undefined {
  try {
    const stats = statSync(folder);
    if (uid !== undefined && stats.uid !== uid) {
      return 'it belongs to another user';
    }
    if (uid !== undefined && (stats.mode & 0o022) !== 0) {
      return 'other users can write to it';
    }
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const code = systemCode(error) ?? '(none)';
    return code === 'ENOENT' ? placeProblem(path.dirname(folder)) : code;
  }
}

/** The root is always there. */
function placeProblem(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const code = systemCode(error) ?? '(none)';
    return code === 'ENOENT' ? placeProblem(path.dirname(folder)) : code;
  }
}

/**
 * The user's folder, or the editor's own where that cannot be used, which is said in the log: locks hold between the
 * windows of one editor only then.
 * @param own absolute path of the extension's own folder
 * @param warn the log; its lines are not translated
 */
export function chooseStateFolder(parts: StateFolderParts, own: string, warn: (line: string) => void): string {
  const wanted = userStateFolder(parts);
  if (wanted === undefined && parts.setting !== '') {
    warn('ensEvents.stateFolder is not an absolute path; the folder that the system provides is used');
    return chooseStateFolder({ ...parts, setting: '' }, own, warn);
  }
  if (wanted !== undefined && parts.setting === '') {
    makePrivate(wanted);
  }
  const problem = wanted === undefined ? 'there is no home directory' : stateFolderProblem(wanted);
  if (wanted !== undefined && problem === undefined) {
    return wanted;
  }
  warn(
    `State folder not usable reason="${problem ?? ''}"; the editor's own is used, so other editors are not locked out`,
  );
  return own;
}

/** A folder by convention is this program's alone; one that a person set is left as it is. */
function makePrivate(folder: string): void {
  try {
    if ((statSync(folder).mode & 0o077) !== 0) {
      chmodSync(folder, 0o700);
    }
  } catch {
    // It is not there yet, or not this user's: the next look says which.
  }
}

/** Undefined where the system names none. */
export function homeDirectory(ask: () => string = homedir): string | undefined {
  try {
    return ask() || undefined;
  } catch {
    return undefined;
  }
}
