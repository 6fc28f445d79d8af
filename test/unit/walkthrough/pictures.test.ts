// The pictures of the walkthrough: in the theme's colours, whatever the theme, and without a word that would need translating.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Step {
  id: string;
  media: { svg?: string; altText?: string };
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { walkthroughs: { steps: Step[] }[] };
};
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const shipped = readFileSync('scripts/vsix-files.txt', 'utf8').split('\n');

describe('The walkthrough', () => {
  const steps = manifest.contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
  it('has steps', () => {
    assert.equal(steps.length, 4);
  });

  for (const { id, media } of steps) {
    describe(`the picture of ${id}`, () => {
      const file = media.svg ?? '';
      const svg = readFileSync(file, 'utf8');
      const attributes = (name: string) => [...svg.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, v]) => v);

      it('ships, and is told in words to who does not see it', () => {
        assert.ok(shipped.includes(`extension/${file}`));
        assert.match(words[media.altText?.slice(1, -1) ?? ''] ?? '', /^[A-Z].{20,}\.$/);
      });

      it('has no words of its own, and nothing that runs or loads', () => {
        assert.doesNotMatch(svg, /<(?!\/?(svg|g|rect|path|circle)\b)/);
        assert.doesNotMatch(svg, /\b(href|style|class|on\w+)=|url\(/);
      });

      it('takes every colour from the theme', () => {
        for (const color of [...attributes('fill'), ...attributes('stroke')]) {
          assert.match(color ?? '', /^none$|^var\(--vscode-[\w-]+, .+\)$/);
        }
      });

      it('keeps its shapes in high contrast, where surfaces have no colour of their own', () => {
        for (const shape of svg.match(/<rect [^>]*>/g) ?? []) {
          if (/button-background|sideBar-background|input-background/.test(shape)) {
            assert.match(shape, /stroke="var\(--vscode-[^"]*(contrastBorder|button-border)/, shape);
          }
          if (shape.includes('activeSelectionBackground')) {
            assert.match(
              shape,
              /Background, transparent\)" stroke="var\(--vscode-contrastActiveBorder, none\)"/,
              shape,
            );
          }
        }
      });
    });
  }
});
