/**
 * Characters that are not seen by themselves, where a text needs them to look as it was written: in emoji made of several,
 * and between letters of scripts that join them (Unicode, "Join_Control"; RFC 5892 appendix A for where they belong).
 */

const joiner = String.raw`[\u200C\u200D]`;

/** The three flags of parts of a country that are in use: England, Scotland, Wales, as letters that are tags. */
const tagged = ['eng', 'sct', 'wls'].map(name =>
  ['gb', name].join('').replace(/./g, letter => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))),
);
const emoji = [
  String.raw`\u{1F3F4}(?:${tagged.join('|')})\u{E007F}`,
  String.raw`(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})`,
  // Text or picture, and the keys of a telephone.
  String.raw`(?<=(?![\d#*])\p{Emoji})[\uFE0E\uFE0F]`,
  String.raw`(?<=[\d#*])\uFE0F(?=\u20E3)`,
];

/** Whose letters join: Persian, Urdu, Kurdish, Uyghur and others are written with Arabic ones. */
const cursive = ['Arabic', 'Syriac', 'Nko', 'Adlam', 'Hanifi_Rohingya', 'Mongolian'].map(script => {
  const letter = String.raw`(?=\p{Script=${script}})\p{L}`;
  return String.raw`(?<=${letter}\p{Mn}{0,3})${joiner}(?=${letter})`;
});
const others = [
  // Persian and Kurdish write one at the end of a word too, after heh.
  String.raw`(?<=\u0647\p{Mn}{0,3})${joiner}`,
  // Mongolian letters that have several forms, and the vowel that stands apart.
  String.raw`(?<=(?=\p{Script=Mongolian})\p{L})[\u180B-\u180F]`,
];

/** The sign of India's scripts and Sinhala that takes a letter's vowel away, next to which a joiner chooses its shape. */
const virama = String.raw`[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]`;
const indic = [
  String.raw`(?<=\p{L}\p{M}{0,2}${virama})${joiner}`,
  String.raw`(?<=[\u0900-\u0DFF])${joiner}(?=${virama})`,
];

const needed = [...emoji, ...cursive, ...others, ...indic].join('|');

/** A text piece by piece: what it needs though it is not seen (the group `needed`), else one code point. */
export const pieces = new RegExp(`(?<needed>${needed})|[^]`, 'gu');

/** The same text without control characters and whatever else is not seen, but for what it needs. */
export function withoutUnseen(text: string): string {
  return text.replace(pieces, (piece: string, needed: string | undefined) =>
    needed === undefined && /\p{C}/u.test(piece) ? '' : piece,
  );
}
