import { markup, type Markup } from '../details/markup';

export interface PageParts {
  /** Random, new for each page: scripts without it do not run. */
  nonce: string;
  /** Where the page may load styles from, as the webview names it. */
  cspSource: string;
  scriptUri: string;
  styleUri: string;
  /** BCP 47 tag of the texts. */
  language: string;
  title: string;
}

/**
 * The timeline's page. It loads one script and one style sheet of ours and nothing else: no connection, picture, frame,
 * form or inline style. Everything it shows comes later, as a message.
 */
export function timelineHtml({ nonce, cspSource, scriptUri, styleUri, language, title }: PageParts): Markup {
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${styleUri}">
</head>
<body>
<main id="timeline"></main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}

/** A page that says one thing, in place of one that cannot be shown. It loads nothing. */
export function noticeHtml({
  language,
  title,
  text,
}: Pick<PageParts, 'language' | 'title'> & { text: string }): Markup {
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<main>
<p role="status">${text}</p>
</main>
</body>
</html>`;
}
