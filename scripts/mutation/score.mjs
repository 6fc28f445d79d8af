// What the reports of mutation tests say, in words.

/** Compile errors and the like are no changes that a test could notice. */
const isJudged = ({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status);

export const isNoticed = mutant => !isJudged(mutant) || ['Killed', 'Timeout'].includes(mutant.status);

/** @returns {{ percent: number, text: string }} */
export function scoreOf(mutants) {
  const judged = mutants.filter(isJudged);
  const noticed = judged.filter(isNoticed).length;
  const percent = judged.length === 0 ? 100 : (100 * noticed) / judged.length;
  return { percent, text: `${percent.toFixed(1).padStart(5)} %  ${noticed} of ${judged.length}` };
}

/** What a change looks like that no test noticed: the line, what stood there, what took its place. */
export function shown(file, source, { location: { start, end }, replacement, mutatorName }) {
  const line = source.split('\n')[start.line - 1];
  const was = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  return `  ${file}:${start.line} ${mutatorName}: ${was.trim()} → ${replacement.replace(/\s+/g, ' ')}`;
}
