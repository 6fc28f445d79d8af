import type { EnsEvent } from '../../src/ens/types';

/** What a window is told to do; it answers `done` with the same number. */
export type Command = { number: number } & (
  | { kind: 'act'; events: readonly EnsEvent[] }
  | { kind: 'resume' }
  | { kind: 'see' }
  | { kind: 'compact' }
  | { kind: 'addAccount'; id: string }
  | { kind: 'removeAccount'; id: string }
  | { kind: 'trouble'; code: string | undefined }
);

/** What the service says of a question. */
export interface ServiceAnswer {
  answer: number;
  events?: readonly EnsEvent[];
  /** The connection ends without an answer. */
  reset?: boolean;
}

/** What a window says. */
export type Report =
  | { kind: 'ready' }
  | { kind: 'done'; number: number; error?: string }
  /** A line is on the disk, its append has ended well. */
  | { kind: 'written'; line: string }
  | { kind: 'read'; question: number; keys: readonly string[] }
  | { kind: 'send'; question: number; keys: readonly string[] };

/** What a window is started with. */
export interface WindowSetting {
  /** The folder that all windows share, and that of its own editor. */
  folder: string;
  own: string;
  /** 2: as a later version would, in lines and locks that this version cannot read. */
  version: 1 | 2;
}
