// Prints what findings.mjs finds in a folder with a tsconfig.json, as JSON: file, line, text and what is wrong with it.
// Usage: node scripts/sinks/print.mjs folder
import path from 'node:path';
import ts from 'typescript';
import { findingsOf } from './findings.mjs';

const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => console.error(messageText) };
const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
  path.join(process.argv[2], 'tsconfig.json'),
  {},
  host,
);
const findings = findingsOf(ts.createProgram(fileNames, options)).map(({ node, message }) => {
  const file = node.getSourceFile();
  const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return { file: path.basename(file.fileName), line, text: node.getText(), message };
});
console.log(JSON.stringify(findings));
