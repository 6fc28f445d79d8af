// What the reports of mutation tests say.

/** Changes that do not even load are none that a test could notice. */
const isJudged = ({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status);

export const isNoticed = mutant => !isJudged(mutant) || ['Killed', 'Timeout'].includes(mutant.status);

/** @returns {{ percent: number, text: string }} */
export function scoreOf(mutants) {
  const judged = mutants.filter(isJudged);
  const noticed = judged.filter(isNoticed).length;
  const percent = judged.length === 0 ? 100 : (100 * noticed) / judged.length;
  return { percent, text: `${percent.toFixed(1)} %, ${noticed} of ${judged.length}` };
}

/** A text in one line, and short. */
function short(text) {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** Where a change is, what stood there, and what took its place. @param {string} source of the file */
export function shown(source, { location: { start, end }, replacement }) {
  const line = source.split('\n')[start.line - 1];
  const was = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  return { line: start.line, was: short(was), is: short(replacement) };
}
