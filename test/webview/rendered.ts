// A picture as a program shows it that is no browser: resvg, which knows SVG 1.1 and little more.
import { Resvg } from '@resvg/resvg-js';

export interface Bitmap {
  width: number;
  height: number;
  /** Red, green and blue of a place, 0 to 255. */
  at: (x: number, y: number) => readonly [red: number, green: number, blue: number];
}

const font = { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' };

export function rendered(svg: string): Bitmap {
  const { pixels, width, height } = new Resvg(svg, { font }).render();
  return {
    width,
    height,
    at: (x, y) => {
      const start = (Math.floor(y) * width + Math.floor(x)) * 4;
      return [pixels[start] ?? NaN, pixels[start + 1] ?? NaN, pixels[start + 2] ?? NaN];
    },
  };
}

/** A PNG, read by the same program. */
export function bitmapOf(png: Buffer, { width, height }: { width: number; height: number }): Bitmap {
  const image = `<image width="${width}" height="${height}" xlink:href="data:image/png;base64,${png.toString('base64')}"/>`;
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return rendered(`<svg ${names} width="${width}" height="${height}">${image}</svg>`);
}

/** The largest difference of one of the three colours. */
export function difference(one: Bitmap, other: Bitmap, x: number, y: number): number {
  const there = other.at(x, y);
  return Math.max(...one.at(x, y).map((part, index) => Math.abs(part - (there[index] ?? NaN))));
}
