// Writes what the mutation tests found (out/mutation/*.json) into docs/testing.md.
// Usage: node scripts/mutation/report.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../process.mjs';
import { rooms } from './rooms.mjs';
import { isNoticed, scoreOf, shown } from './score.mjs';

const page = path.join(root, 'docs', 'testing.md');
const begin = '<!-- mutation: written by scripts/mutation/report.mjs -->';
const end = '<!-- mutation: end -->';

/** As code in Markdown, whatever is in it. */
function code(text) {
  const fence = text.includes('`') ? '``' : '`';
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}

function survivorsOf(source, mutants) {
  const left = mutants.filter(mutant => !isNoticed(mutant)).map(mutant => shown(source, mutant));
  return left.map(({ line, was, is }) => `${line} ${code(`${was} → ${is}`)}`).join(', ');
}

function roomPart(name, files) {
  const { text } = scoreOf(Object.values(files).flatMap(({ mutants }) => mutants));
  const lines = Object.entries(files).flatMap(([file, { mutants, source }]) => {
    const survivors = survivorsOf(source, mutants);
    return survivors === '' ? [] : [`- \`${file.replace('src/', '')}\` ${scoreOf(mutants).text}: ${survivors}`];
  });
  return [`### \`${name}\`: ${text}`, '', ...lines, ''].join('\n');
}

const reports = Object.keys(rooms).flatMap(name => {
  const file = path.join(root, 'out', 'mutation', `${name}.json`);
  return existsSync(file) ? [[name, JSON.parse(readFileSync(file, 'utf8')).files]] : [];
});
const parts = reports.map(([name, files]) => roomPart(name, files));
const [before, rest] = readFileSync(page, 'utf8').split(begin);
const [, after] = rest.split(end);
writeFileSync(page, `${before}${begin}\n\n${parts.join('\n')}\n${end}${after}`);
