// What each part of extension.ts lets go of when it is disposed of, with everything open: both in the order that VS Code
// takes, and the last first, so that no part's leftovers hide behind another one's end.
import { openNow } from '../../fakeVscode/control';
import { assertSnapshot } from '../../snapshot';
import { openAll, select } from './goings';
import { settle } from '../accounts/fakes';
import { aComputer, until } from './window';

/** What goes, one part after the other. */
async function endOneByOne(order: 'in order' | 'last first'): Promise<string[]> {
  const computer = await aComputer();
  await computer.signIn();
  const { parts } = computer.openWindow();
  await openAll();
  select();
  const waits = ['begin', 'compact', 'run', 'setTimer', 'wait'].map(name => `timer ← ${name}`);
  await until(() => waits.every(wait => openNow().includes(wait)));
  const blocks: string[][] = [];
  for (const part of order === 'in order' ? parts : parts.toReversed()) {
    const before = openNow();
    part.dispose();
    await settle();
    const after = openNow();
    blocks.push(before.filter(line => !after.includes(line) && !line.startsWith('command ')));
  }
  await computer.end();
  return [`# ${order}`, ...blocks.filter(lines => lines.length > 0).flatMap(lines => ['', ...lines])];
}

describe('Each part of a window', function () {
  this.timeout(30_000);
  it('lets go of all that it heard and held', async () => {
    const [inOrder, lastFirst] = [await endOneByOne('in order'), await endOneByOne('last first')];
    assertSnapshot('test/unit/wiring/ends.txt', [...inOrder, '', ...lastFirst]);
  });
});
