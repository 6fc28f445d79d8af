/** A new element with properties and content. Texts are text, whatever they hold. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A new SVG element with attributes. */
export function svgElement(
  tag: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...content: (Node | string)[]
): SVGElement {
  const made = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  made.append(...content);
  return made;
}

/** Puts a number where `{0}` stands. */
export function fill(text: string, value: string | number): string {
  return text.replace('{0}', () => String(value));
}

/** How wide texts are in a font, in pixels, and how to cut them to a width. */
export interface Ruler {
  widthOf: (text: string) => number;
  fit: (text: string, width: number) => string;
}

/** Characters as people see them, some of which are several code points. */
const graphemes = new Intl.Segmenter();

export function createRuler(font: string): Ruler {
  const context = document.createElement('canvas').getContext('2d');
  const widthOf = (text: string) => {
    if (!context) {
      return text.length * 7;
    }
    context.font = font;
    return context.measureText(text).width;
  };
  const fit = (text: string, width: number) => {
    if (widthOf(text) <= width) {
      return text;
    }
    const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
    while (characters.length > 1 && widthOf(`${characters.join('')}…`) > width) {
      characters.pop();
    }
    return `${characters.join('')}…`;
  };
  return { widthOf, fit };
}
