import assert from 'node:assert/strict';
import { paintOf } from '../../../../src/webview/timeline/paint';

describe('A colour of the saved picture', () => {
  const colors: Record<string, [color: string, alpha: number]> = {
    'rgb(31, 31, 31)': ['rgb(31, 31, 31)', 1],
    'rgba(204, 204, 204, 0.5)': ['rgb(204, 204, 204)', 0.5],
    'rgba(0, 0, 0, 0)': ['none', 1],
    'color(srgb 0.8 0.8 0.8 / 0.04)': ['rgb(204, 204, 204)', 0.04],
    'color(srgb 1 0 0.5)': ['rgb(255, 0, 128)', 1],
    'color(srgb 1.2 -0.1 1e-7 / 0.35)': ['rgb(255, 0, 0)', 0.35],
    'color(srgb 1 1 1 / 0)': ['none', 1],
    'rgb(0.4, 254.6, 7)': ['rgb(0, 255, 7)', 1],
    none: ['none', 1],
  };
  for (const [computed, [color, alpha]] of Object.entries(colors)) {
    it(`case 92: ${computed}: is one that every program knows, with its opacity beside it`, () => {
      assert.deepEqual(paintOf(computed), { color, alpha });
    });
  }

  it('case 92: of another form stays as it is, and is refused where it is saved', () => {
    for (const other of [
      'oklch(0.5 0.1 20)',
      'color(display-p3 1 0 0)',
      'lab(50 1 1)',
      'url("#x")',
      'rgb(1, 2, 3) none',
    ]) {
      assert.deepEqual(paintOf(other), { color: other, alpha: 1 });
    }
  });
});
