import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A window of this computer. Systems give the ids of ended processes out again, so a process id alone does not name one. */
export interface WindowId {
  /** Its process (the extension host). */
  pid: number;
  /** Random, new with each start; records of earlier versions have none. */
  window?: string;
  /** When the process started, in the system's own terms; absent where the system does not tell it cheaply. */
  started?: string;
}

/** This window, named once for its whole life. */
export function thisWindow(): WindowId {
  return windowOf({ pid: process.pid, window: randomUUID(), started: processStart(process.pid) });
}

/** The window in a record of more than that. */
export function windowOf({
  pid,
  window,
  started,
}: {
  pid: number;
  window?: string | undefined;
  started?: string | undefined;
}): WindowId {
  return { pid, ...(window !== undefined && { window }), ...(started !== undefined && { started }) };
}

export function isSameWindow(a: WindowId, b: WindowId): boolean {
  return a.pid === b.pid && a.window === b.window;
}

/** What the system knows of its processes. */
export interface Processes {
  exists: (pid: number) => boolean;
  /** When it started; undefined where there is no such process, or the system does not tell. */
  startOf: (pid: number) => string | undefined;
}

/**
 * Whether a window still lives, as seen from the window `self`: another window with the process id of this one is gone,
 * and so is one whose process id now belongs to a process that started at another time. Where neither is known, a
 * process with that id is taken for it.
 */
export function windowLives(self: WindowId, processes: Processes = systemProcesses): (other: WindowId) => boolean {
  return other => {
    if (other.pid === self.pid) {
      return isSameWindow(other, self);
    }
    if (!processes.exists(other.pid)) {
      return false;
    }
    const started = other.started === undefined ? undefined : processes.startOf(other.pid);
    return started === undefined || started === other.started;
  };
}

const systemProcesses: Processes = { exists: processExists, startOf: processStart };

/** True while the process exists; one that belongs to somebody else exists too. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Linux tells it in a file of a few bytes: field 22 of `/proc/<pid>/stat`, clock ticks since the boot (proc(5)), and the
 * id of that boot, since the ticks begin anew with it. Elsewhere it takes a program to find out: undefined.
 */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, field 2, stands in brackets and may hold blanks and brackets; field 3 comes after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return ticks && `${boot} ${ticks}`;
  } catch {
    return undefined;
  }
}
