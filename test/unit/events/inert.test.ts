import assert from 'node:assert/strict';
import fc from 'fast-check';
import { logValue, plainLabel, safeId, toastText, visible } from '../../../src/events/inert';

const runs = { numRuns: process.env.CI ? 1000 : 100 };

/** Spelled out as code points, so that a mistake in the product's classes shows. */
const hostileRanges: readonly (readonly [first: number, last: number])[] = [
  ...([
    [0, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
    [0x180e, 0x180e],
  ] as const),
  ...([
    [0x200b, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x206f],
    [0x3164, 0x3164],
    [0xd800, 0xdfff],
  ] as const),
  ...([
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff9, 0xfffb],
    [0xe0000, 0xe007f],
  ] as const),
];

function hostileIn(text: string): number[] {
  return Array.from(text, character => character.codePointAt(0) ?? 0).filter(code =>
    hostileRanges.some(([first, last]) => first <= code && code <= last),
  );
}

/** What VS Code's notifications make a link of: `[label](target)`. */
const toastLink = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

const hostilePiece = fc.constantFrom(
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\u0000',
    '\u001b[31m',
    '\u009b',
    '\u2028',
    '\u2029',
    '\r\n',
    '\t',
    '\ud800',
    '\udc00',
  ],
  ...[
    '[x](command:workbench.action.quit)',
    '[a](https://evil.example)',
    ']',
    '(',
    '$(trash)',
    '$(',
    '</script>',
    '`',
    '"',
    '\\',
  ],
  ...['\u{e0041}', '\ufeff', '\u00ad', 'e\u0301', '节点', '👩‍💻', '⚠️'],
);
const hostileText = fc
  .array(fc.oneof(hostilePiece, fc.string({ unit: 'binary' })), { maxLength: 40 })
  .map(pieces => pieces.join(''));

function holdsFor(check: (text: string) => void) {
  fc.assert(fc.property(hostileText, check), runs);
}

describe('case 29: text of the service, made visible', () => {
  it('shows what would turn, hide or break the text', () => {
    assert.equal(visible('i-1\u202egnp'), 'i-1\\u{202e}gnp');
    assert.equal(visible('a\u200bb\u0000c\u001b[31m'), 'a\\u{200b}b\\u{0}c\\u{1b}[31m');
    assert.equal(visible('tag\u{e0041}'), 'tag\\u{e0041}');
    assert.equal(visible('half\ud800'), 'half\\u{d800}');
  });

  it('shows line breaks in one line', () => {
    assert.equal(visible('disk slow\r\nnode down\u2028soon\tnow'), 'disk slow ⏎ node down ⏎ soon now');
  });

  it('composes accents, so that equal text looks and is equal', () => {
    assert.equal(visible('e\u0301'), 'é');
  });

  it('cuts long text at its cap, never inside an escape or a character', () => {
    assert.equal(visible('x'.repeat(300)), 'x'.repeat(300));
    assert.equal(visible('x'.repeat(301)), `${'x'.repeat(299)}…`);
    assert.equal(visible('ab\u202ecd', 8), 'ab…');
    assert.equal(visible('abc😀d', 5), 'abc…');
  });

  it('holds nothing dangerous, whatever comes', () => {
    holdsFor(text => {
      for (const shown of [visible(text), plainLabel(text), toastText(text)]) {
        assert.deepEqual(hostileIn(shown), []);
      }
      assert.ok(visible(text).length <= 300);
      assert.ok(visible(text, 20).length <= 20);
    });
  });

  it('leaves ordinary text as it is', () => {
    for (const text of [
      '实例所在宿主机故障，需要重新部署',
      'Host failure (node-3) [urgent]: 80% & rising',
      'naïve 😀 ⚠️',
      '',
    ]) {
      assert.equal(visible(text), text);
      assert.equal(plainLabel(text), text);
      assert.equal(toastText(text), text);
    }
    const plainText = fc.string({
      unit: fc.constantFrom(...Array.from('aZ09 -_.,:;/&%#@!?()[]{}é节点ö😀')),
      maxLength: 200,
    });
    fc.assert(
      fc.property(
        plainText.filter(text => !text.includes('](')),
        text => {
          assert.equal(toastText(text), text);
        },
      ),
      runs,
    );
  });

  it('takes a body of spaces or hostile characters in its stride', () => {
    const start = performance.now();
    visible(' '.repeat(2_000_000));
    visible('\n \r'.repeat(500_000));
    logValue('\u202e'.repeat(2_000_000));
    assert.ok(performance.now() - start < 2000);
  });
});

describe('case 29: labels and notifications', () => {
  it('show icon syntax as text', () => {
    assert.equal(plainLabel('$(trash) i-1'), '$ (trash) i-1');
    holdsFor(text => {
      assert.ok(!plainLabel(text).includes('$('));
    });
  });

  it('make no link of the service’s text, which stays readable', () => {
    assert.equal(toastText('[ok](command:workbench.action.quit)'), '[ok] (command:workbench.action.quit)');
    holdsFor(text => {
      assert.doesNotMatch(toastText(text), toastLink);
    });
  });
});

describe('case 30: ids that may be sent', () => {
  it('are short and ASCII', () => {
    for (const id of ['i-5vb1', 'e-2zeh:1', 'cn-dalian_unicom.3', 'x'.repeat(128)]) {
      assert.ok(safeId(id), id);
    }
    for (const id of ['', '$(id)', '`id`', "i-1'", 'i-1\n', 'i 1', 'і-1', 'i-1\u200b', 'x'.repeat(129)]) {
      assert.ok(!safeId(id), id);
    }
  });
});

describe('case 29: values in the log', () => {
  it('stay on one line, whatever comes', () => {
    holdsFor(text => {
      const line = logValue(text);
      assert.deepEqual(hostileIn(line), []);
      assert.equal(line.split(/[\n\r\u0085\u2028\u2029]/).length, 1);
      assert.ok(line.length <= 2002);
    });
  });

  it('can be read back exactly when short', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const short = text.slice(0, 150);
        assert.equal(JSON.parse(logValue(short)), short);
      }),
      runs,
    );
  });

  it('are cut with a mark, still as JSON', () => {
    const cut = JSON.parse(logValue('\n'.repeat(5000))) as string;
    assert.match(cut, /^\n{900,1000}…$/);
  });
});
