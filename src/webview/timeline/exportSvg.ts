import { svgElement } from './dom';

/** Where things are; all other attributes of the page's picture are for the page only. */
const geometry = [
  ...['x', 'y', 'x1', 'x2', 'y1', 'y2', 'dy', 'width', 'height', 'cx', 'cy', 'r', 'rx', 'd', 'transform'],
];
/** How things look, as the theme has it now, and what it is where nothing is said. */
const looks: readonly (readonly [name: string, initial: string])[] = [
  ...([
    ['fill', ''],
    ['fill-opacity', '1'],
    ['opacity', '1'],
    ['stroke', 'none'],
    ['stroke-opacity', '1'],
  ] as const),
  ...([
    ['stroke-width', '1px'],
    ['stroke-dasharray', 'none'],
    ['stroke-linecap', 'butt'],
  ] as const),
  ['paint-order', 'normal'],
];
const looksOfText = ['font-family', 'font-size', 'font-weight', 'text-anchor'];
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
 * needs the page. The parts must be in the page, since only there their looks are known.
 */
export function exportSvg({ title, description, background, foreground, font, legend, chart }: ExportParts): string {
  const width = sizeOf(chart, 'width') + 2 * margin;
  const legendTop = margin + 44;
  const chartTop = legendTop + (legend ? sizeOf(legend, 'height') + 8 : 0);
  const height = chartTop + sizeOf(chart, 'height') + margin;
  const svg = svgElement(
    'svg',
    {
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      role: 'img',
      'font-family': font.replaceAll('"', "'"),
    },
    svgElement('title', {}, wellFormed(title)),
    svgElement('desc', {}, wellFormed(description)),
    svgElement('rect', { width, height, fill: background }),
    svgElement(
      'text',
      { x: margin, y: margin + 16, 'font-size': 16, 'font-weight': 600, fill: foreground },
      wellFormed(title),
    ),
    svgElement('text', { x: margin, y: margin + 34, 'font-size': 12, fill: foreground }, wellFormed(description)),
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
  for (const child of svg.children) {
    const copy = copyOf(child);
    if (copy) {
      group.append(copy);
    }
  }
  return group;
}

/** An element with what it needs to look the same elsewhere; undefined for what is for the page only. */
function copyOf(original: Element): SVGElement | undefined {
  const { localName } = original;
  if (!kept.has(localName) || original.getAttribute('visibility') === 'hidden') {
    return undefined;
  }
  const copy = svgElement(localName);
  for (const name of geometry) {
    const value = original.getAttribute(name);
    if (value !== null && !(name === 'transform' && original.classList.contains('head-layer'))) {
      copy.setAttribute(name, value);
    }
  }
  const style = getComputedStyle(original);
  for (const [name, initial] of localName === 'g' ? [] : looks) {
    const value = style.getPropertyValue(name);
    if (value !== initial) {
      copy.setAttribute(name, value);
    }
  }
  for (const name of localName === 'text' ? looksOfText : []) {
    copy.setAttribute(name, style.getPropertyValue(name).replaceAll('"', "'"));
  }
  for (const child of original.childNodes) {
    const inner = child instanceof Element ? copyOf(child) : wellFormed(child.textContent ?? '');
    if (inner !== undefined) {
      copy.append(inner);
    }
  }
  return copy;
}

/** Two characters that no XML may hold, though a text may. */
function wellFormed(text: string): string {
  return text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}
