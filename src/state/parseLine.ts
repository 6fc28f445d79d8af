/** The JSON value of a line, or its text: torn and foreign lines are never a reason to lose the others. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
