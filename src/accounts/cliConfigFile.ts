import { homedir } from 'node:os';
import path from 'node:path';
import type { Translate } from '../ens/ports';
import { readCliConfig, type CliConfig } from './aliyunCli';
import { readUpTo } from './readUpTo';

/** The aliyun CLI's configuration of the person who runs VS Code. */
export function readCliConfigFile(t: Translate): Promise<CliConfig> {
  return readCliConfig({ path: path.join(homedir(), '.aliyun', 'config.json'), readFile: readUpTo, t });
}
