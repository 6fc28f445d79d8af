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

  /** Every way to write a character that XML knows, and some that it doesn't. */
  const written: Readonly<Record<string, (character: string) => string>> = {
    'as hexadecimal references': character => `&#x${character.charCodeAt(0).toString(16)};`,
    'as hexadecimal references with zeros': character => `&#x${character.charCodeAt(0).toString(16).padStart(6, '0')};`,
    'as capital references': character => `&#X${character.charCodeAt(0).toString(16).toUpperCase()};`,
    'as decimal references': character => `&#${character.charCodeAt(0)};`,
    'as references of references': character => `&amp;#x${character.charCodeAt(0).toString(16)};`,
    'as references without their end': character => `&#${character.charCodeAt(0)}`,
    'by names of HTML': character =>
      ({ ':': '&colon;', '(': '&lpar;', '/': '&sol;', j: '&jscr;' })[character] ?? character,
  };
  const references = [
    'javascript:alert(1)',
    'data:image/svg+xml,x',
    'url(https://192.0.2.1/x)',
    'url(#x)',
    'https://192.0.2.1/',
    'src(x)',
    'image(x)',
    'expression(1)',
  ];
  const attributes = ['fill', 'stroke', 'font-family', 'transform', 'd', 'x', 'role', 'stroke-dasharray', 'xmlns'];
  for (const [how, write] of Object.entries(written)) {
    it(`case 79: may refer to nothing, ${how}`, () => {
      for (const text of references) {
        for (const name of attributes) {
          const hidden = Array.from(text, write).join('');
          assert.equal(isInertSvg(svg(`<g ${name}="${hidden}"></g>`)), false, `${name}="${hidden}"`);
          assert.equal(isInertSvg(svg(`<text ${name}="x${write(text.charAt(0))}${text.slice(1)}">1</text>`)), false);
        }
      }
    });

    it(`case 79: may not have a script, a handler or a link, ${how}`, () => {
      for (const name of [
        'onload',
        'href',
        'xlink:href',
        'style',
        'class',
        'id',
        'xml:base',
        'xmlns:xlink',
        'filter',
      ]) {
        const hidden = `${write(name.charAt(0))}${name.slice(1)}`;
        assert.equal(isInertSvg(svg(`<g ${hidden}="1"></g>`)), false, hidden);
      }
      assert.equal(isInertSvg(svg(`<${write('s')}cript>1</script>`)), false);
    });
  }

  for (const entity of [
    '&x;',
    '&colon;',
    '&nbsp;',
    '&',
    '&;',
    '&#;',
    '&#x;',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&#9999999;',
    '&#xFFFF;',
    '&amp',
  ]) {
    it(`case 79: may not have what is no character: ${entity}`, () => {
      assert.equal(isInertSvg(svg(`<text>${entity}</text>`)), false);
      assert.equal(isInertSvg(svg(`<text font-family="${entity}">x</text>`)), false);
    });
  }

  it('case 79: may have words with characters written as references, since words do nothing', () => {
    const words =
      'javascript:1 &#x6a;avascript&#58; &amp;#x6a; &lt;script&gt; url(x) data: &quot;&apos; &#x1F600; ]]&gt;';
    assert.equal(isInertSvg(svg(`<title>${words}</title><text>${words}</text>`)), true);
  });

  const unreadable: Record<string, string> = {
    'a declaration of its own': `<!DOCTYPE svg>${svg('')}`,
    'an entity declared and used': `<!DOCTYPE svg [<!ENTITY j "javascript:1">]>${svg('<g fill="&j;"></g>')}`,
    'a declaration inside': svg('<!DOCTYPE svg [<!ENTITY x "y">]>'),
    'an entity of entities': svg('<!ENTITY x "&y;&y;">'),
    'a section of raw text around a tag': svg('<![CDATA[<script>1</script>]]>'),
    'the end of a section': svg('<text>]]></text>'),
    'an element that is not closed': '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
    'elements closed in another order': svg('<g><text></g></text>'),
    'two roots': svg('') + svg(''),
    'an attribute twice': svg('<g fill="none" fill="none"></g>'),
    'another namespace': '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>',
    'an instruction before it': `<?xml-stylesheet href="x"?>${svg('')}`,
    'a control character': svg('<text>\u0000</text>'),
    'half a character': svg('<text>\ud800</text>'),
  };
  for (const [what, text] of Object.entries(unreadable)) {
    it(`case 79: may not have ${what}`, () => {
      assert.equal(isInertSvg(text), false);
    });
  }

  const colors = [
    ...['rgba(1, 2, 3, 0.5)', 'rgb(1 2 3 / 50%)', 'rgb(1 2 3)', 'hsl(1, 2%, 3%)', 'color(srgb 1 1 1 / 0.35)'],
    ...[
      'color-mix(in srgb, red 4%, transparent)',
      'currentColor',
      'currentcolor',
      'var(--x)',
      'transparent',
      'inherit',
    ],
    ...['#12345678', '#1234', 'oklch(1 0 0)', 'context-fill', 'red', '', 'url(#a) none'],
  ];
  for (const name of ['fill', 'stroke']) {
    it(`case 92: may have no ${name} that only newer programs know`, () => {
      for (const color of colors) {
        assert.equal(isInertSvg(svg(`<rect ${name}="${color}"/>`)), false, color);
      }
      for (const color of ['none', '#fff', '#1F1f1f', 'rgb(1, 2, 3)', 'rgb(255,255,255)']) {
        assert.equal(isInertSvg(svg(`<rect ${name}="${color}" ${name}-opacity="0.35"/>`)), true, color);
      }
    });
  }

  it('case 92: may have nothing else that only SVG 2 or a style sheet knows', () => {
    for (const attribute of [
      ...['paint-order="stroke"', 'href="#x"', 'dominant-baseline="middle"', 'transform="translate(1px, 2px)"'],
      ...['transform="rotate(1turn)"', 'transform-origin="1 1"', 'vector-effect="non-scaling-stroke"', 'rx="auto"'],
      ...['width="calc(1px + 1em)"', 'y="0.32em"', 'stroke-width="2px"', 'font-size="12px"', 'opacity="50%"'],
      ...['mix-blend-mode="multiply"', 'lang="en"', 'pathLength="1"', 'd="path(1)"', 'font-weight="bolder"'],
    ]) {
      assert.equal(isInertSvg(svg(`<text ${attribute}>x</text>`)), false, attribute);
    }
  });

  it('is looked through fast, however it is made', () => {
    const start = performance.now();
    for (const inside of [' ', 'x="1" ', 'fill="none" ', '<g>', '&amp;', '&', '"']) {
      assert.equal(isInertSvg(svg(`<g ${inside.repeat(200_000)}`)), false);
      assert.equal(isInertSvg(svg(`<text>${inside.repeat(200_000)}`)), false);
      assert.equal(isInertSvg(svg(`<g x="${inside.repeat(200_000)}"/>`)), false);
      isInertSvg(svg(`<g d="${inside.repeat(200_000)}" stroke-dasharray="${inside.repeat(200_000)}"/>`));
    }
    assert.equal(isInertSvg(svg(`<path d="${'M1.5,-2e-3 '.repeat(200_000)}"/>`)), true);
    assert.ok(performance.now() - start < 3000);
  });
});
