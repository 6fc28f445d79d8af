/**
 * What the service, a file, the clipboard or another window may hold, a text for each trap (reliability.md section 3, T7 to
 * T15, cases 88, 91 and 92). Whatever shows a text of others is tried with each.
 */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a command as a link': 'a [ok](command:workbench.action.quit) b',
  'a link with a title': 'a [ok](https://192.0.2.1/ "Sign in") b',
  'a link in two halves': 'a [ok] b](command:workbench.action.quit',
  'a picture': 'a ![i](https://192.0.2.1/i.png) b',
  'an address': 'a https://192.0.2.1/ <command:x> www.evil.example b@evil.example',
  'an icon': '$(trash) $(sync~spin) b',
  Markdown: '# a **b** `c` | d | ~~e~~ - f &#x202e; &lt;g&gt;',
  'another direction': 'a \u202etxt.exe\u202c \u2066b\u2069 \u200ec',
  'hidden characters': 'a\u200bb\u2060c\ufeffd\u00ade\u{e0041}f',
  'control characters': 'a\u0000b\u0007c\u009bd\u007fe',
  'escape sequences of a terminal': 'a \u001b[31mred\u001b[0m \u001b]8;;https://192.0.2.1/\u0007x\u001b]8;;\u0007 b',
  'line breaks': 'a\r\n2026-11-24 [error] forged\u2028b\u2029c\u0085d\n\ne\tf',
  HTML: '</bdi></title></text><script>globalThis.ran = 1</script><img src=x onerror="globalThis.ran = 1"> ]]>',
  placeholders: 'a {0} {1} ${b} %s $& $1 {{c}} __proto__',
  'half a character': 'a\ud800b\udc00c\uffff\ufffe',
  'joined characters': 'a 👨‍👩‍👧‍👦 é می‌خواهم क्‍ष 🏴󠁧󠁢󠁥󠁮󠁧󠁿 b',
  'a formula': '=HYPERLINK("https://192.0.2.1/","a")',
  'a formula after a blank': '\t=1+1',
  'marks without end': `a${'\u0301'.repeat(2000)}b`,
  'a great length': `${'long '.repeat(20_000)}end`,
};

/** What nobody sees, or moves what they see: none of it may be in anything that is shown. Joiners may, where they join. */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u{e0041}/u;

/** Why a text is not harmless as a line; undefined where it is. Cuts what it quotes. */
export function activeInLine(text: string): string | undefined {
  const found = unseen.exec(text);
  return found ? `U+${found[0].codePointAt(0)?.toString(16) ?? ''} in ${text.slice(0, 80)}` : undefined;
}

/** As above, of a label: VS Code draws an icon for `$(name)`. Our own stands first, if anywhere. */
export function activeInLabel(text: string): string | undefined {
  const own = text.replace(/^\$\([a-z~-]+\) /, '');
  return activeInLine(own) ?? (/\$\([a-z~-]+\)/i.test(own) ? `an icon in ${own.slice(0, 80)}` : undefined);
}

/** As above, of a message or of what an input asks: VS Code makes a link of `[label](target)` (linkedText.ts). */
export function activeInMessage(text: string): string | undefined {
  return activeInLabel(text) ?? (/\[[^\]]+\]\([^)]+\)/.test(text) ? `a link in ${text.slice(0, 80)}` : undefined);
}
