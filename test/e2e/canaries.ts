// Secrets that stand out, and the search for them.
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Never the same twice, so that what an earlier run left is not found; with the characters that encodings change. */
export function aCanary(prefix: string): string {
  return `${prefix}${randomBytes(9).toString('hex')}`;
}

/** A secret as it may be spelled on its way: as it is, URI-encoded, in JSON, and base64 at each of the three alignments. */
export function spellingsOf(secret: string): string[] {
  const plain = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  const base64 = plain.flatMap(text =>
    [0, 1, 2].map(shift => {
      const coded = Buffer.from(`${'x'.repeat(shift)}${text}`)
        .toString('base64')
        .replace(/=+$/, '');
      // The first and the last characters depend on what stands beside the secret.
      return coded.slice(shift === 0 ? 0 : 4, -2);
    }),
  );
  return [...new Set([...plain, ...base64, ...base64.map(text => text.replaceAll('+', '-').replaceAll('/', '_'))])];
}

/** Where any spelling of a secret is: `place: name of the secret`. */
export function leaksIn(places: Record<string, string>, secrets: Record<string, string>): string[] {
  const wanted = Object.entries(secrets).map(([name, secret]) => ({ name, spellings: spellingsOf(secret) }));
  return Object.entries(places).flatMap(([place, text]) =>
    wanted.filter(({ spellings }) => spellings.some(one => text.includes(one))).map(({ name }) => `${place}: ${name}`),
  );
}

/** Every file of a folder, by its path in it. */
export function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter(name => statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile());
  return Object.fromEntries(files.map(name => [name, readFileSync(path.join(folder, name), 'latin1')]));
}

/** As text, since it runs in the page. */
const readStorage = `(async () => {
  const found = {};
  for (const [key, value] of Object.entries(localStorage)) found['localStorage ' + key] = value;
  const settled = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const content = database.transaction(store).objectStore(store);
      const values = await settled(content.getAll());
      const texts = values.map(value => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));
      found[name + ' ' + store] = JSON.stringify(texts);
    }
    database.close();
  }
  return found;
})()`;

/** What the browser keeps for the workbench: its local storage and its databases, by their names. */
export function browserStorage(page: Page): Promise<Record<string, string>> {
  return page.evaluate<Record<string, string>>(readStorage);
}
