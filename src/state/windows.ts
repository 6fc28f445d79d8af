import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A window, of any editor, that uses this state folder. Systems give the ids of ended processes out again, so a process id
 * alone does not name one, and containers over one home have ids of their own.
 */
export interface WindowId {
  /** Its process (the extension host). */
  pid: number;
  /** Random, new with each start; records of earlier versions have none. */
  window?: string;
  /** When the process started, in the system's own terms; absent where the system does not tell it cheaply. */
  started?: string;
  /** The computer or container, as it calls itself; records of earlier versions have none. */
  computer?: string;
  /** Where process ids count, in the system's own terms; absent where all processes of a computer share them. */
  namespace?: string;
  /** Names the editor whose accounts it works with; records of earlier versions have none. */
  editor?: string;
}

/** This window, named once for its whole life. */
export function thisWindow(editor?: string): WindowId {
  return windowOf({
    pid: process.pid,
    window: randomUUID(),
    started: processStart(process.pid),
    computer: hostname(),
    namespace: processNamespace(),
    editor,
  });
}

/** The window in a record of more than that. */
export function windowOf({
  pid,
  window,
  started,
  computer,
  namespace,
  editor,
}: { pid: number } & { [member in Exclude<keyof WindowId, 'pid'>]?: WindowId[member] | undefined }): WindowId {
  return {
    pid,
    ...(window !== undefined && { window }),
    ...(started !== undefined && { started }),
    ...(computer !== undefined && { computer }),
    ...(namespace !== undefined && { namespace }),
    ...(editor !== undefined && { editor }),
  };
}

export function isSameWindow(a: WindowId, b: WindowId): boolean {
  return a.pid === b.pid && a.window === b.window;
}

/** After this long a window that cannot be looked up may be given up, by a person who was told, milliseconds. */
const doubtfulMs = 24 * 3_600_000;

/** True where it can no longer be expected that a window still works on what it began at `at`. Both in Unix milliseconds. */
export function isLongOver(at: number, now: number): boolean {
  return now - at > doubtfulMs;
}

/** What the system knows of its processes. */
export interface Processes {
  exists: (pid: number) => boolean;
  /** When it started; undefined where there is no such process, or the system does not tell. */
  startOf: (pid: number) => string | undefined;
}

/** What can be found out about other windows from the one that asks. */
export interface Neighbors {
  /**
   * Whether a window still lives: another window with the process id of this one is gone, and so is one whose process id
   * now belongs to a process that started at another time. Where neither is known, a process with that id is taken for
   * it. One that cannot be looked up lives.
   */
  lives: (other: WindowId) => boolean;
  /** False for a window on another computer or in another container: its process cannot be looked up from here. */
  canLookUp: (other: WindowId) => boolean;
}

/** As seen from the window `self`. */
export function neighborsOf(self: WindowId, processes: Processes = systemProcesses): Neighbors {
  const canLookUp = ({ computer, namespace }: WindowId) =>
    computer === undefined || (computer === self.computer && namespace === self.namespace);
  const lives = (other: WindowId) => {
    if (!canLookUp(other)) {
      return true;
    }
    if (other.pid === self.pid) {
      return isSameWindow(other, self);
    }
    if (!processes.exists(other.pid)) {
      return false;
    }
    const started = other.started === undefined ? undefined : processes.startOf(other.pid);
    return started === undefined || started === other.started;
  };
  return { lives, canLookUp };
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

/** Linux names the namespace of process ids by a link (pid_namespaces(7)); elsewhere there is one for all. */
function processNamespace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}
