import { plot, type PlotOptions } from '@observablehq/plot';

/**
 * What Plot draws, fit for the page: its scales are in pixels already, and colours and shapes are given as they are. The
 * style element it brings is left out before the page's policy has to stop it; the style sheet has what is needed of
 * it. So are the English names it gives to groups of marks.
 */
export function plotSvg(options: PlotOptions): SVGSVGElement {
  const identity = { type: 'identity' } as const;
  const svg = plot({ ...options, r: identity, color: identity, symbol: identity });
  if (!(svg instanceof SVGSVGElement)) {
    throw new TypeError('Plot drew no SVG.');
  }
  svg.querySelector('style')?.remove();
  for (const group of svg.querySelectorAll('g[aria-label]')) {
    group.removeAttribute('aria-label');
  }
  return svg;
}
