import assert from 'node:assert/strict';
import { isInertSvg } from '../../../src/exports/inertSvg';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

describe('A picture that is saved', () => {
  it('may have shapes, words and what they look like', () => {
    const shapes =
      '<g transform="translate(1,2)"><path d="M0,0L1,1Z" fill="rgb(1, 2, 3)"/><rect width="1" height="1"/></g>';
    const words = '<title>A &lt;script&gt; onload=1</title><text x="1" font-family="x, \'y\'">&amp; url(1)</text>';
    assert.equal(isInertSvg(svg(`${shapes}${words}`)), true);
  });

  const refused: Record<string, string> = {
    'a script': svg('<script>1</script>'),
    'a style': svg('<style>*{}</style>'),
    'a link': svg('<a href="x"><text>1</text></a>'),
    'a picture in it': svg('<image width="1"/>'),
    'HTML in it': svg('<foreignObject></foreignObject>'),
    'a reference to itself': svg('<use/>'),
    'an animation': svg('<animate/>'),
    'a handler': svg('<g onload="1"></g>'),
    'a handler without quotes': svg('<g onload=1></g>'),
    'an address': svg('<g xlink:href="x"></g>'),
    'a style of an element': svg('<g style="fill:url(x)"></g>'),
    'a fill from elsewhere': svg('<rect fill="url(https://192.0.2.1/x)"/>'),
    'a comment': svg('<!-- -->'),
    'an entity': `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`,
    'an instruction': svg('<?x?>'),
    'a section of raw text': svg('<![CDATA[x]]>'),
    'something before it': ` ${svg('')}`,
    'something after it': `${svg('')}<p>`,
    'something else': 'hello',
    'an element that never ends': '<svg xmlns="x"></svg><g </svg>',
  };
  for (const [what, text] of Object.entries(refused)) {
    it(`may not have ${what}`, () => {
      assert.equal(isInertSvg(text), false);
    });
  }

  it('is looked through fast, however it is made', () => {
    assert.equal(isInertSvg(svg(`<g ${' '.repeat(200_000)}`)), false);
  });
});
