// A VS Code that a test starts for itself, besides the one of scripts/e2e.mjs.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface OwnVscode {
  address: string;
  userData: string;
  stop: () => void;
}

/** What scripts/user-vscode.mjs takes besides the version and the packaged extension. */
interface Options {
  folder: string;
  settings?: Record<string, unknown>;
  env?: Record<string, string>;
  asksForTrust?: boolean;
}

type Start = (options: Options & { name: 'newest'; vsix: string }) => Promise<OwnVscode>;

export async function startOwnVscode(options: Options): Promise<OwnVscode> {
  const script = pathToFileURL(path.resolve('scripts/user-vscode.mjs')).href;
  const { startUserVscode } = (await import(script)) as { startUserVscode: Start };
  return startUserVscode({ name: 'newest', vsix: 'ens-events.vsix', ...options });
}
