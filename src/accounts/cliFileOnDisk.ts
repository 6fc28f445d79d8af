import { homedir } from 'node:os';
import type { Translate } from '../base/translate';
import { systemClock } from '../ens/systemClock';
import type { CliFileSource } from './cliFile';
import { cliFilePath } from './cliHome';
import { readUpTo } from './readUpTo';

/** A file of the aliyun CLI of the person who runs VS Code, for instance `config.json`. */
export function cliFileOnDisk(name: string, t: Translate): CliFileSource {
  const path = cliFilePath(name, { platform: process.platform, env: process.env, homedir });
  return { path, readFile: readUpTo, clock: systemClock, t };
}
