const number = String.raw`-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?`;
const numbers = String.raw`${number}(?:[ ,]\s*${number})*`;
/** Colours that SVG 1.1 knows; how see-through they are is an attribute of its own. */
const color = String.raw`none|#(?:[0-9a-fA-F]{3}){1,2}|rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)`;

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'u');
const each = (names: readonly string[], pattern: string) => names.map(name => [name, whole(pattern)] as const);

/** The attributes of a saved picture with the whole of what each may be. Nothing here can name anything outside of it. */
const forms: ReadonlyMap<string, RegExp> = new Map([
  ...each(['xmlns'], String.raw`http://www\.w3\.org/2000/svg`),
  ...each(['role'], 'img'),
  ...each(['viewBox', 'stroke-dasharray'], numbers),
  ...each(['x', 'y', 'x1', 'x2', 'y1', 'y2', 'dy', 'width', 'height', 'cx', 'cy', 'r', 'rx'], number),
  ...each(['opacity', 'fill-opacity', 'stroke-opacity', 'stroke-width', 'font-size'], number),
  ...each(['d'], String.raw`[MLHVCSQTAZmlhvcsqtazeE\d\s.,+-]*`),
  ...each(['transform'], String.raw`translate\(${numbers}\)`),
  ...each(['fill', 'stroke'], color),
  ...each(['stroke-linecap'], 'butt|round|square'),
  ...each(['stroke-linejoin'], 'miter|round|bevel'),
  ...each(['text-anchor'], 'start|middle|end'),
  ...each(['font-weight'], String.raw`normal|bold|\d{1,4}`),
  ...each(['font-family'], String.raw`[\p{L}\p{N} ,'_.-]+`),
]);

/**
 * True for an attribute that a saved picture may have: what each program that shows SVG knows, SVG 1.1, and nothing that
 * loads or runs. @param value with its references decoded
 */
export function isInertAttribute(name: string, value: string): boolean {
  return forms.get(name)?.test(value) ?? false;
}
