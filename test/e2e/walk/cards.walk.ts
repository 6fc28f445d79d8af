// What stands in a confirmation: reliability.md 6b, cases 68, 69 and 96.
import assert from 'node:assert/strict';
import { awaitCard } from '../card';
import { awaitQuickInput, pickItem } from '../quickInput';
import { openRowMenu, pickMenuItem } from '../tree';
import { anyOf, inOrder, say } from '../words';
import {
  actOn,
  cardFacts,
  clearNotifications,
  instanceIdOf,
  local,
  partOfLocal,
  plain,
  redeploy,
  selectRows,
  writesAt,
} from './steps';
import { beginWalk, endWalk, look, type Walk } from './walk';

const moves = say('The instance stops, moves to another host and starts again.');

describe('what a confirmation says', () => {
  let walk: Walk;
  before(async () => {
    walk = await beginWalk();
    await clearNotifications(walk.page);
  });
  after(async () => {
    const writes = writesAt(walk.gateway);
    await endWalk();
    assert.equal(writes, 0, 'something was sent, though each question was closed');
  });

  it('case 68: what a redeploy does to the instance, where its disks are not at risk', async () => {
    const { page } = walk;
    await redeploy(page, inOrder(plain, say('due in {0}')));
    const text = await awaitCard(page);
    await look(page, '68 redeploy without a local disk');
    assert.match(text, inOrder(say('Redeploy now: {0}', plain), say('No local disk was found.'), moves));
    await page.keyboard.press('Escape');
  });

  it('case 68: the same first, where they are', async () => {
    const { page } = walk;
    await redeploy(page, local);
    await awaitQuickInput(page, say('Type this part of its name to confirm: {0}', partOfLocal));
    await look(page, '68 redeploy with local disks');
    const [first, , second] = await cardFacts(page);
    assert.match(first ?? '', anyOf(say('{0} loses its local disks: {1}.', local)));
    assert.match(second ?? '', anyOf(say('At risk: all data on a local disk: {0}')));
    await page.keyboard.press('Escape');
  });

  it('case 68: what a reboot and a migration do', async () => {
    const { page } = walk;
    await actOn(page, 'iot-mqtt-xa-01', say('Reboot…'));
    await pickItem(page, say('Reboot now'));
    const reboot = await awaitCard(page);
    await look(page, '68 reboot');
    assert.ok(reboot.includes(say('The instance restarts, and what it serves is interrupted.')), reboot);
    await page.keyboard.press('Escape');
    await actOn(page, 'ai-infer-gz-02', say('Migrate…'));
    await pickItem(page, say('Migrate now'));
    await pickItem(page, say('Give the data up'));
    const migrate = await awaitQuickInput(page, anyOf(say('Type this part of its name to confirm: {0}')));
    await look(page, '68 migration that gives the data up');
    const elsewhere = say('The instance stops and starts again on another node, where its addresses may differ.');
    assert.match(migrate, inOrder(say('{0} loses the data of all its disks.', 'ai-infer-gz-02'), elsewhere));
    await page.keyboard.press('Escape');
  });

  it('case 69: each of many targets with its id and node, in an order that typing does not change', async () => {
    const { page } = walk;
    await selectRows(
      page,
      'cam-ingest-dl-02',
      ...['edge-cache-hz-01', 'cam-ingest-dl-01', 'edge-live-sh-02', 'ai-infer-gz-01', 'edge-cache-hz-02'],
      'cdn-origin-bj-01',
    );
    await openRowMenu(page);
    await pickMenuItem(page, say('Redeploy…'));
    await pickItem(page, say('Redeploy now'));
    const hint = say('Type this to confirm: {0}', 'redeploy 7');
    await awaitQuickInput(page, hint);
    await look(page, '69 many targets');
    const facts = await cardFacts(page);
    assert.match(facts[0] ?? '', anyOf(say('{0} of {1} instances lose their local disks: {2}.')));
    const id = instanceIdOf(walk.gateway, 'cam-ingest-dl-02');
    assert.match(facts.join('\n'), inOrder(`cam-ingest-dl-02 · ${id}`, `(cn-dalian-unicom) · ${say('now')}`));
    await page.keyboard.insertText('6');
    await page.keyboard.press('Enter');
    const wrong = say('{0} instances are selected, not {1}.', 7, 6);
    await page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: wrong }).waitFor();
    await look(page, '69 wrong number');
    const [, top, ...same] = await cardFacts(page);
    assert.equal(top, facts[0]);
    assert.deepEqual(same, facts.slice(2, 2 + same.length));
    await page.keyboard.press('Escape');
  });

  it('case 69: two events of one instance are marked as such, and one name is typed', async () => {
    const { page } = walk;
    const name = 'edge-live-sh-01';
    await selectRows(page, inOrder(name, say('overdue by {0}')), inOrder(name, say('starts in {0}')));
    await openRowMenu(page);
    await pickMenuItem(page, say('Redeploy…'));
    await pickItem(page, say('Redeploy now'));
    await awaitQuickInput(page, anyOf(say('Type this part of its name to confirm: {0}')));
    await look(page, '69 two events of one instance');
    const text = (await cardFacts(page)).join('\n');
    assert.match(
      text,
      inOrder(say('{0}: {1}', name, say('At risk: acted on more than once, also for: {0}', '').trim()), 'e-'),
    );
    await page.keyboard.press('Escape');
  });

  it('case 96: an instance that cannot be read counts as the worst: the end of its id is typed', async () => {
    const { page, gateway } = walk;
    const heal = gateway.faults.add({ kind: 'deny', action: 'DescribeInstances', count: Infinity });
    await redeploy(page, inOrder(plain, say('due in {0}')));
    const end = instanceIdOf(gateway, plain).slice(-6);
    const hint = say('Type the end of its id to confirm: {0}', end);
    await awaitQuickInput(page, hint);
    await look(page, '96 instance that cannot be read');
    const facts = (await cardFacts(page)).join('\n');
    assert.ok(facts.includes(say('At risk: the instance could not be read, so take data on its local disks as lost.')));
    assert.ok(facts.includes(say('in the list: {0}', plain)));
    await page.keyboard.insertText(plain);
    await page.keyboard.press('Enter');
    const wrong = say('This is not what is asked for: {0}.', plain);
    await page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: wrong }).waitFor();
    await look(page, '96 its name is not enough');
    await page.keyboard.press('Escape');
    heal();
  });
});
