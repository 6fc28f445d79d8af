import { svgElement } from './dom';
import { familyOf, looksOf, paintAttributes } from './looks';

/** Where things are; all other attributes of the page's picture are for the page only. */
const geometry = [
  ...['x', 'y', 'x1', 'x2', 'y1', 'y2', 'dy', 'width', 'height', 'cx', 'cy', 'r', 'rx', 'd', 'transform'],
];
const kept = new Set(['svg', 'g', 'path', 'rect', 'line', 'circle', 'text', 'tspan']);
const margin = 16;

export interface ExportParts {
  title: string;
  description: string;
  background: string;
  foreground: string;
  font: string;
  legend: SVGSVGElement | undefined;
  chart: SVGSVGElement;
}

/**
 * The picture as a file of its own: colours and fonts as they are on the page, a title and a description, nothing that
 * needs the page or more than SVG 1.1. The parts must be in the page, since only there their looks are known.
 */
export function exportSvg({ title, description, background, foreground, font, legend, chart }: ExportParts): string {
  const width = sizeOf(chart, 'width') + 2 * margin;
  const legendTop = margin + 44;
  const chartTop = legendTop + (legend ? sizeOf(legend, 'height') + 8 : 0);
  const height = chartTop + sizeOf(chart, 'height') + margin;
  const ink = paintAttributes('fill', foreground);
  const svg = svgElement(
    'svg',
    {
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      role: 'img',
      'font-family': familyOf(font),
    },
    svgElement('title', {}, wellFormed(title)),
    svgElement('desc', {}, wellFormed(description)),
    svgElement('rect', { width, height, ...paintAttributes('fill', background) }),
    svgElement('text', { x: margin, y: margin + 16, 'font-size': 16, 'font-weight': 600, ...ink }, wellFormed(title)),
    svgElement('text', { x: margin, y: margin + 34, 'font-size': 12, ...ink }, wellFormed(description)),
    ...(legend ? [moved(legend, legendTop)] : []),
    moved(chart, chartTop),
  );
  return new XMLSerializer().serializeToString(svg);
}

function sizeOf(svg: SVGSVGElement, name: 'width' | 'height'): number {
  return Number(svg.getAttribute(name));
}

function moved(svg: SVGSVGElement, top: number): SVGElement {
  const group = svgElement('g', { transform: `translate(${String(margin)},${String(top)})` });
  group.append(...[...svg.children].flatMap(copiesOf));
  return group;
}

/** An element with what it needs to look the same elsewhere; none of what is for the page only. */
function copiesOf(original: Element): SVGElement[] {
  const { localName } = original;
  if (!kept.has(localName) || original.getAttribute('visibility') === 'hidden') {
    return [];
  }
  const copy = svgElement(localName, {
    ...placeOf(original),
    ...(localName === 'g' ? {} : looksOf(original)),
  });
  for (const child of original.childNodes) {
    copy.append(...(child instanceof Element ? copiesOf(child) : [wellFormed(child.textContent ?? '')]));
  }
  const { paintOrder } = getComputedStyle(original);
  return localName === 'text' && paintOrder.startsWith('stroke') ? [haloOf(copy), withoutStroke(copy)] : [copy];
}

/** Where an element is, in pixels: what is measured by letters on the page may not be elsewhere. */
function placeOf(original: Element): Record<string, string> {
  const place: Record<string, string> = {};
  for (const name of geometry) {
    const value = original.getAttribute(name);
    if (value !== null && !(name === 'transform' && original.classList.contains('head-layer'))) {
      place[name] = value.replace(/^(-?[\d.]+)em$/, (_, ems: string) =>
        String(Number(ems) * parseFloat(getComputedStyle(original).fontSize)),
      );
    }
  }
  return place;
}

/** The outline of letters, to lie behind them: only SVG 2 has an order of painting. */
function haloOf(text: SVGElement): SVGElement {
  const halo = text.cloneNode(true) as SVGElement;
  for (const part of withParts(halo)) {
    const color = part.getAttribute('stroke');
    if (color !== null) {
      part.setAttribute('fill', color);
      part.removeAttribute('fill-opacity');
    }
  }
  return halo;
}

function withoutStroke(text: SVGElement): SVGElement {
  for (const part of withParts(text)) {
    for (const { name } of [...part.attributes].filter(attribute => attribute.name.startsWith('stroke'))) {
      part.removeAttribute(name);
    }
  }
  return text;
}

function withParts(text: SVGElement): Element[] {
  return [text, ...text.querySelectorAll('tspan')];
}

/** Two characters that no XML may hold, though a text may. */
function wellFormed(text: string): string {
  return text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}
