/**
 * The language that the extension speaks, as BCP 47 has it: names of days, and what pages say of themselves, go by it. VS
 * Code may be in any other language, for which we have no texts: then they are English.
 * @param bundle `l10n.bundle`, the translations that VS Code really loaded; Chinese is the one there is
 */
export function displayLanguage(bundle: unknown): 'en' | 'zh-cn' {
  return bundle === undefined ? 'en' : 'zh-cn';
}
