/** The shells a command line is made for. cmd.exe has no quoting that holds, so there is none for it. */
export type Shell = 'posix' | 'powershell';

/**
 * One argument in quotes, so that the shell hands it on as it is, whatever characters it has but NUL. POSIX (bash, zsh,
 * sh): in single quotes only the quote itself is special. PowerShell takes four typographic quotes for the plain one, and
 * each of them doubled for itself (about_Quoting_Rules, about_Parsing).
 */
export function shellQuote(shell: Shell, text: string): string {
  return shell === 'posix' ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
