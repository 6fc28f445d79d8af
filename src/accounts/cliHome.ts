import path from 'node:path';

export interface System {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The home directory as the system knows it; may throw. */
  homedir: () => string;
}

/**
 * Where the aliyun CLI keeps a file (its config.GetHomePath): under HOME; on Windows under HOMEDRIVE and HOMEPATH put
 * together, else USERPROFILE. Where these are not set, the CLI looks at the root of the disk; here the system is asked.
 * undefined where there is no home directory, or one that depends on the folder a program was started in.
 */
export function cliFilePath(name: string, { platform, env, homedir }: System): string | undefined {
  const windows = platform === 'win32';
  const set = windows ? (env['HOMEDRIVE'] ?? '') + (env['HOMEPATH'] ?? '') || env['USERPROFILE'] : env['HOME'];
  const home = set || homeOf(homedir);
  // Put together as the CLI does it: `C:` alone is the root of that drive.
  const file = `${home}/.aliyun/${name}`;
  return home !== '' && (windows ? path.win32 : path.posix).isAbsolute(file) ? file : undefined;
}

function homeOf(homedir: () => string): string {
  try {
    return homedir();
  } catch {
    // Node throws where the system knows no home directory.
    return '';
  }
}
