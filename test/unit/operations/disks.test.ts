// Which disks a move to another host may empty, by the service's words: its categories of disks and families of instances.
import assert from 'node:assert/strict';
import { riskHeadline } from '../../../src/commands/riskHeadline';
import { targetFacts } from '../../../src/commands/riskWords';
import type { Disk, Instance } from '../../../src/ens/types';
import { snapshotOf } from '../../../src/operations/afterCare';
import { assessRisk, isCloudDisk, isLocalDisk, mayHaveLocalDisks } from '../../../src/operations/risk';
import { diskWords } from '../../../src/views/diskWords';
import { meaningSentences } from '../../../src/views/details/meaning';
import { anEvent, anInstance, english, noon } from '../../builders';
import { shanghai } from '../../personTime';
import { pageWith, sectionText } from '../views/details/setting';

const local = ['file', 'local_hdd', 'local_ssd', 'local_nvme'];
const cloud = ['pangu', 'cloud_efficiency', 'cloud_ssd'];
const unknown = ['cloud_essd', 'cloud', 'local', 'localish', 'Pangu', 'files', 'nvme_x', ' pangu', ''];
const physical = ['x86_pm', 'x86_bm', 'x86_bmi', 'pc_bmi', 'arm_bmi', 'arm_pm', 'X86_BM'];
const virtual = ['x86_vm', 'pc_vm', 'arm_vm', 'new_family', ''];

const system: Disk = { category: 'pangu', sizeGiB: 40, role: 'system' };
const aDisk = (category: string): Disk => ({ category, sizeGiB: 500, role: 'data' });

/** All that a person is told of the disks of an instance. */
function told(instance: Instance) {
  const event = anEvent({ notBefore: noon });
  const plan = { opsType: 'immediate' } as const;
  const facts = { events: [], operations: [], unclear: () => undefined, strict: false };
  const risk = assessRisk([{ event, instance, plan }], facts);
  const asked = { action: 'redeploy', now: noon, local: shanghai } as const;
  return {
    level: risk.level,
    headline: riskHeadline('redeploy', risk, english),
    facts: risk.targets.flatMap(target => targetFacts(asked, target, english)).map(({ text }) => text),
    meaning: meaningSentences(event, instance, english).join(' '),
    page: sectionText(pageWith({ instance }), 'instance'),
    tooltip: diskWords(instance, english),
    record: snapshotOf(instance).localDisks,
    marked: mayHaveLocalDisks(instance),
  };
}
const saysNone = /[Nn]o local disk|none with a local disk/;

describe('The disks of an instance', () => {
  it('are local, cloud or unknown by their category', () => {
    const sorted = (category: string) =>
      isLocalDisk({ category }) ? 'local' : isCloudDisk({ category }) ? 'cloud' : 'unknown';
    assert.deepEqual([...new Set(local.map(sorted))], ['local']);
    assert.deepEqual([...new Set(cloud.map(sorted))], ['cloud']);
    assert.deepEqual([...new Set(unknown.map(sorted))], ['unknown']);
  });

  for (const category of cloud) {
    it(`are no risk where all are known to be cloud disks: ${category}`, () => {
      const said = told(anInstance({ disks: [{ ...system, category }, aDisk(category)] }));
      assert.deepEqual([said.level, said.headline, said.facts], ['normal', 'No local disk was found.', []]);
      assert.equal(said.marked, false);
      assert.match(said.meaning, /No local disk was found on it\./);
      assert.deepEqual(said.record, []);
      assert.equal(said.tooltip, `system 40 GiB cloud (${category}), data 500 GiB cloud (${category})`);
      assert.match(said.page, /cloud disk/);
    });
  }

  for (const category of local) {
    it(`are a risk where one is local: ${category}`, () => {
      const said = told(anInstance({ disks: [system, aDisk(category)] }));
      assert.deepEqual([said.level, said.headline], ['high', 'edge-web-01 loses its local disks: 1 disk, 500 GiB.']);
      assert.deepEqual([said.record, said.marked], [[`data 500 GiB ${category}`], true]);
      assert.doesNotMatch(said.meaning, saysNone);
    });
  }

  for (const category of unknown) {
    it(`count as local where one is unknown, which is said: “${category}”`, () => {
      const said = told(anInstance({ disks: [system, aDisk(category)] }));
      assert.equal(said.level, 'high');
      assert.equal(said.headline, 'The disks of edge-web-01 are not known: take their data as lost.');
      assert.match(
        said.facts.join('\n'),
        /^At risk: a disk of a kind that is not known here, so take its data as lost: /,
      );
      assert.match(said.meaning, /Its disks are not known, so take data on local disks as lost\./);
      assert.doesNotMatch(said.meaning, saysNone);
      assert.match(said.page, /unknown kind, taken for a local disk/);
      assert.equal(said.marked, true);
      const kind = category.trim() === '' ? '' : ` (${category})`;
      assert.ok(said.tooltip.endsWith(`, data 500 GiB unknown${kind}`), said.tooltip);
      assert.deepEqual(said.record, [`data 500 GiB ${category === '' ? '' : `${category} `}(unknown kind)`]);
    });
  }

  it('are not known where the system disk is not among them', () => {
    const said = told(anInstance({ disks: [aDisk('pangu')] }));
    assert.equal(said.level, 'high');
    assert.doesNotMatch(`${said.headline} ${said.meaning}`, saysNone);
    assert.equal(said.record, undefined);
  });
});

describe('The disks of a physical machine', () => {
  for (const family of physical) {
    it(`are local where none is listed as such: ${family}`, () => {
      for (const disks of [[], [system], [system, aDisk('cloud_ssd')]]) {
        const said = told(anInstance({ family, disks }));
        assert.equal(said.level, 'high');
        assert.equal(said.headline, 'The disks of edge-web-01 are not known: take their data as lost.');
        assert.deepEqual(said.facts, ['At risk: it is a physical machine, so take data on its local disks as lost.']);
        assert.match(said.meaning, /It is a physical machine, so take data on local disks as lost\./);
        assert.doesNotMatch(`${said.meaning} ${said.page}`, saysNone);
        assert.match(said.page, /It is a physical machine: it has local disks that are not listed\./);
        assert.ok(said.tooltip.endsWith('local, not listed (physical machine)'), said.tooltip);
        assert.deepEqual([said.record, said.marked], [undefined, true]);
      }
    });

    it(`are those that are listed, where one of them is local: ${family}`, () => {
      const said = told(anInstance({ family, disks: [system, aDisk('local_ssd')] }));
      assert.equal(said.headline, 'edge-web-01 loses its local disks: 1 disk, 500 GiB.');
      assert.doesNotMatch(`${said.facts.join(' ')} ${said.page} ${said.tooltip}`, /physical/);
    });
  }

  for (const family of virtual) {
    it(`are not those of “${family}”`, () => {
      assert.equal(told(anInstance({ family, disks: [system] })).headline, 'No local disk was found.');
    });
  }
});
