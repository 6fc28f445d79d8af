import assert from 'node:assert/strict';
import fc from 'fast-check';
import { logValue, plainLabel, safeId, toastText, visible } from '../../../src/base/inert';

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
        // The one emoji among them that is made of two.
        assert.deepEqual(hostileIn(shown.replaceAll('👩‍💻', '')), []);
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

describe('Text that needs characters which are not seen', () => {
  const ofEmoji = [
    ...['👩‍💻', '👨‍👩‍👧‍👦', '👩🏽‍🚀', '🏳️‍🌈', '🏳‍🌈', '🏴‍☠️', '❤️‍🔥', '👁️‍🗨️', '🤷🏾‍♂️', '🧑🏻‍🤝‍🧑🏿', '🐻‍❄️', '👩‍❤️‍💋‍👨'],
    ...['🇨🇳', '🇨🇳🇩🇪', '👍🏿', '1️⃣', '#️⃣', '*️⃣', '☎️', '☎︎', '⚠️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ];
  const ofScripts: Readonly<Record<string, string>> = {
    Persian: 'می‌خواهم نامه‌ها خانه‌ای',
    'Persian with vowel signs': 'مَی‌خواهم',
    'the Persian era': '۱۴۰۵ ه‍.ش',
    Urdu: 'اس‌لیے',
    Kurdish: 'ده‌ ئه‌م',
    'Arabic, joined forms': 'ع‍ع‌ع',
    Hindi: 'क्‍ष श्‌र राष्‍ट्रीय',
    'Hindi, half a letter': 'क्‍',
    Marathi: 'कऱ्‍हाड सु्‍र',
    Bengali: 'র‍্যাব র্‍য ক্‌ষ',
    Malayalam: 'ന്‍ ര്‍ അവന്‌',
    Kannada: 'ರ‍್ಯ ಕ್‌ಷ',
    Telugu: 'క్‌ష',
    Tamil: 'க்‌ஷ',
    Gujarati: 'ક્‍ષ',
    Sinhala: 'ක්‍ෂ ශ්‍රී',
    Mongolian: 'ᠮᠣᠩᠭᠣᠯ ᠪᠠᠶ᠋ᠠ ᠡᠨᠡ᠎ᠡ',
    Nko: 'ߒߞߏ',
  };
  for (const text of [...ofEmoji, ...Object.values(ofScripts)]) {
    it(`case 88: is shown as it is: ${text}`, () => {
      const composed = text.normalize('NFC');
      for (const shown of [visible(text), visible(`edge-${text}-01`), toastText(text), plainLabel(`${text} ${text}`)]) {
        assert.doesNotMatch(shown, /\\u/);
        assert.ok(shown.includes(composed));
      }
    });
  }

  const misplaced: Readonly<Record<string, readonly [text: string, shown: string]>> = {
    'a joiner between Latin letters': ['i\u200d1', 'i\\u{200d}1'],
    'a non-joiner between Latin letters': ['i-\u200c1', 'i-\\u{200c}1'],
    'a joiner between Chinese characters': ['节\u200d点', '节\\u{200d}点'],
    'a joiner alone': ['\u200d', '\\u{200d}'],
    'a joiner before an emoji': ['\u200d💻', '\\u{200d}💻'],
    'a joiner after an emoji': ['👩\u200d', '👩\\u{200d}'],
    'a joiner between an emoji and a letter': ['👩\u200dx', '👩\\u{200d}x'],
    'two joiners in an emoji': ['👩\u200d\u200d💻', '👩\\u{200d}\\u{200d}💻'],
    'a joiner between two scripts': ['م\u200ca', 'م\\u{200c}a'],
    'a joiner before Persian': ['\u200cمن', '\\u{200c}من'],
    'two non-joiners in Persian': ['می\u200c\u200cخ', 'می\\u{200c}\\u{200c}خ'],
    'a joiner after a Hindi letter that has its vowel': ['क\u200dष', 'क\\u{200d}ष'],
    'a second joiner in Hindi': ['क्\u200d\u200dष', 'क्\u200d\\u{200d}ष'],
    'a selector after a letter': ['a\ufe0f', 'a\\u{fe0f}'],
    'a selector alone': ['\ufe0e', '\\u{fe0e}'],
    'a selector after a digit of an id': ['i-1\ufe0f2', 'i-1\\u{fe0f}2'],
    'a second selector': ['☎\ufe0f\ufe0f', '☎\ufe0f\\u{fe0f}'],
    'a selector that has no meaning for emoji': ['☎\ufe00', '☎\\u{fe00}'],
    'a selector of the supplement': ['点\u{e0100}', '点\\u{e0100}'],
    'tags without a flag': ['\u{e0067}\u{e007f}', '\\u{e0067}\\u{e007f}'],
    'tags that are a message': ['🏴\u{e0068}\u{e0069}\u{e007f}', '🏴\\u{e0068}\\u{e0069}\\u{e007f}'],
    'tags after another emoji': ['🚩\u{e0067}\u{e0062}', '🚩\\u{e0067}\\u{e0062}'],
    'tags without their end': ['🏴\u{e0067}\u{e0062}x', '🏴\\u{e0067}\\u{e0062}x'],
    'a turn in an emoji': ['👩\u202e💻', '👩\\u{202e}💻'],
    'a turn in Persian': ['می\u202eخ', 'می\\u{202e}خ'],
    'an isolate in Persian': ['می\u2067خ', 'می\\u{2067}خ'],
    'a mark of direction': ['می\u200fخ', 'می\\u{200f}خ'],
    'a blank without width in Hindi': ['क्\u200bष', 'क्\\u{200b}ष'],
    'a Mongolian selector after a Latin letter': ['a\u180b', 'a\\u{180b}'],
  };
  for (const [what, [text, shown]] of Object.entries(misplaced)) {
    it(`case 88: what is not seen stays visible: ${what}`, () => {
      assert.equal(visible(text), shown);
      assert.equal(visible(`x ${text}`), `x ${shown}`);
    });
  }

  it('case 91: is cut between two characters as people see them', () => {
    const family = '👨‍👩‍👧‍👦';
    for (const character of [...ofEmoji, 'क्‍', '🇨🇳', 'e\u0323\u0302', family]) {
      for (let before = 0; before < 13; before += 1) {
        const shown = visible(`${'x'.repeat(before)}${character}${'y'.repeat(20)}`, 13);
        const rest = shown.replace(/^x*/, '').replace(/y*…$/, '');
        assert.ok(shown.length <= 13 && shown.endsWith('…'), shown);
        assert.ok(rest === '' || rest === character.normalize('NFC') || character.startsWith('🇨🇳'), shown);
      }
    }
    assert.equal(visible(`ab${family}${family}`, 20), `ab${family}…`);
  });

  it('case 91: in the log is cut there too', () => {
    const text = `${'x'.repeat(1990)}👨‍👩‍👧‍👦 and more`;
    assert.equal(logValue(text), `"${'x'.repeat(1990)}…"`);
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
