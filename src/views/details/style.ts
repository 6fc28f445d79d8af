import { createHash } from 'node:crypto';

/** The page's only style; all colours are the theme's. Nothing is told by colour alone. */
export const style = `
html { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground, var(--vscode-foreground));
  font-family: var(--vscode-font-family); font-size: var(--vscode-font-size, 13px); line-height: 1.5;
  scrollbar-color: var(--vscode-scrollbarSlider-background) transparent; }
body { margin: 0; padding: 1.2em 2em 3em; }
main { max-width: 60em; }
h1 { font-size: 1.7em; font-weight: 600; margin: 0 0 .1em; }
h2 { font-size: 1.2em; font-weight: 600; margin: 1.8em 0 .5em; padding-bottom: .2em;
  border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border, currentColor)); }
h3 { font-size: 1em; margin: 1em 0 .3em; }
p, ul { margin: .4em 0; }
ul { padding-left: 1.4em; }
h1, p, li, dd, bdi { overflow-wrap: anywhere; }
ul.links { display: flex; flex-wrap: wrap; gap: .2em 1.4em; list-style: none; padding: 0; margin: .8em 0; }
.lead { font-size: 1.1em; }
.gone, .warning { border-left: 4px solid var(--vscode-editorWarning-foreground, currentColor); padding-left: .5em; }
dl { margin: .6em 0; display: grid; gap: .2em 0; }
dl > div { display: grid; grid-template-columns: minmax(7em, 12em) 1fr; gap: 0 1em; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .6em 0; }
caption { text-align: left; color: var(--vscode-descriptionForeground); padding-bottom: .3em; }
th, td { text-align: left; vertical-align: top; font-weight: normal; padding: .25em 1em .25em 0;
  border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border, currentColor)); }
thead th { font-weight: 600; }
a { color: var(--vscode-textLink-foreground); text-decoration: underline; }
a:hover, a:active { color: var(--vscode-textLink-activeForeground, var(--vscode-textLink-foreground)); }
a:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder, currentColor); outline-offset: 2px; }
a.button { display: inline-block; padding: .25em 1em; border-radius: 2px; text-decoration: none; margin-right: .6em;
  color: var(--vscode-button-foreground); background: var(--vscode-button-background);
  border: 1px solid var(--vscode-contrastBorder, var(--vscode-button-border, transparent)); }
a.button:hover { color: var(--vscode-button-foreground); background: var(--vscode-button-hoverBackground, var(--vscode-button-background)); }
details { margin-top: 2em; }
summary { cursor: pointer; font-size: 1.2em; font-weight: 600; }
details.long { margin: 0; }
details.long summary { font-size: 1em; font-weight: normal; }
details.long[open] summary { color: var(--vscode-descriptionForeground); }
pre { font-family: var(--vscode-editor-font-family, monospace); white-space: pre-wrap; overflow-wrap: anywhere;
  background: var(--vscode-textCodeBlock-background, transparent); padding: .8em; margin: 0; }
@media (max-width: 36em) {
  body { padding: 1em; }
  dl > div { grid-template-columns: 1fr; }
}
`;

/** Lets in this very style and nothing else: no script, picture, font, frame, form or address. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
