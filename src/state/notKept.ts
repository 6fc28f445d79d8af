import { DocumentError } from './documentError';

/**
 * For what holds in this window though it could not be kept: answers what logs why, each reason once.
 * @param warn the log; its lines are not translated
 */
export function saysNotKept(file: string, warn: (line: string) => void): (error: unknown) => void {
  const said = new Set<string>();
  return error => {
    const why = error instanceof DocumentError ? (error.code ?? error.problem) : 'failed';
    if (!said.has(why)) {
      said.add(why);
      warn(`Not kept for the next window file=${file} reason=${why}`);
    }
  };
}
