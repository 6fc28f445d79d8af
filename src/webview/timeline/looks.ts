import { paintOf } from './paint';

/** How things look besides their colours, and what it is where nothing is said: as SVG 1.1 knows it. */
const looks: readonly (readonly [name: string, initial: string])[] = [
  ['opacity', '1'],
  ['stroke-width', '1'],
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'],
];
const looksOfText = ['font-size', 'font-weight', 'text-anchor'];

/**
 * What an element looks like on the page, the theme's colours and the style sheet with it, as attributes that any program
 * understands: colours without transparency, which is beside them, and numbers of pixels.
 */
export function looksOf(element: Element): Record<string, string> {
  const style = getComputedStyle(element);
  const valueOf = (name: string) => withoutUnits(style.getPropertyValue(name));
  const said = looks.flatMap(([name, initial]) => {
    const value = valueOf(name);
    return value === initial ? [] : [[name, value] as const];
  });
  const isText = element.localName === 'text';
  return {
    ...paintAttributes('fill', style.fill, Number(style.fillOpacity)),
    ...(style.stroke === 'none' ? {} : paintAttributes('stroke', style.stroke, Number(style.strokeOpacity))),
    ...Object.fromEntries(said),
    ...(isText && { 'font-family': familyOf(style.fontFamily) }),
    ...(isText && Object.fromEntries(looksOfText.map(name => [name, valueOf(name)]))),
  };
}

/** The attributes for a colour as the page has it. @param name of the attribute @param opacity what comes on top of it */
export function paintAttributes(name: 'fill' | 'stroke', computed: string, opacity = 1): Record<string, string> {
  const { color, alpha } = paintOf(computed);
  const seen = alpha * opacity;
  return { [name]: color, ...(seen !== 1 && color !== 'none' && { [`${name}-opacity`]: String(seen) }) };
}

/** The names of fonts that are plain words, which the check of the saved picture lets through. */
export function familyOf(families: string): string {
  const names = families.split(',').map(name => name.trim().replaceAll('"', "'"));
  return names.filter(name => /^'?[\p{L}\p{N} _.-]+'?$/u.test(name)).join(', ') || 'sans-serif';
}

function withoutUnits(value: string): string {
  return value.replace(/(?<=\d)px/g, '');
}
