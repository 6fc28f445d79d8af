import { cutPlace } from '../base/cutText';

/** What fits into a line of a quick pick, in columns of a Latin letter. */
const columns = 84;

/** Chinese and other characters that are as wide as two letters. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u;

/** A text as a label, and what is too much for one line as the detail below it: VS Code cuts both, and never wraps. */
export function twoLines(text: string): { label: string; detail?: string } {
  const line = firstLine(text);
  if (line === text) {
    return { label: text };
  }
  const whole = text[line.length] === ' ' ? `${line} ` : line;
  // Between sentences where that can be, else between words.
  const [label = line] = /^.*(?:[:.] |[：。])/u.exec(whole) ?? /^.* /u.exec(whole) ?? [];
  return { label: label.trimEnd(), detail: text.slice(label.length) };
}

/** As many characters as fit. */
function firstLine(text: string): string {
  let line = '';
  let width = 0;
  for (const character of text) {
    width += wide.test(character) ? 2 : 1;
    if (width > columns) {
      return line.slice(0, cutPlace(text, line.length));
    }
    line += character;
  }
  return text;
}
