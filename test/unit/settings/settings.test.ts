import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import manifest from '../../../package.json';
import type { Schema } from '../../../src/settings/schema';
import { settingId } from '../../../src/settings/settings';
import { readers, type SettingName } from '../../../src/settings/values';
import { someSettings } from '../../settings';
import { members } from './members';

const properties: Record<string, Schema> = manifest.contributes.configuration.properties;
const names = Object.keys(readers) as SettingName[];
const ajv = new Ajv({ strict: false, validateSchema: false });
const short = (value: unknown) => JSON.stringify([value]).slice(1, -1).slice(0, 40);

/** A window that reads one setting, and what its log says. */
function reading(name: SettingName, stored: unknown) {
  const log: string[] = [];
  const settings = someSettings({ [name]: stored }, { warn: line => log.push(line) });
  return { settings, log, value: settings.get(name) };
}

describe('case 102: the settings', () => {
  it('are those of package.json, each with its default there, which it can be', () => {
    assert.deepEqual(names.map(settingId).sort(), Object.keys(properties).sort());
    for (const name of names) {
      const { settings, log } = reading(name, undefined);
      assert.deepEqual(settings.get(name), properties[settingId(name)]?.default, name);
      assert.deepEqual([settings.leftOut(name), log], [[], []], name);
    }
  });

  for (const name of names) {
    const { right, partly, wrong } = members[name];
    const schema = properties[settingId(name)]!;
    const accepts = ajv.compile(schema);

    for (const stored of right) {
      it(`${name} can be ${short(stored)}, as package.json says`, () => {
        const { value, log } = reading(name, stored);
        assert.deepEqual([value, log, accepts(stored)], [stored, [], true]);
      });
    }

    for (const [stored, used] of partly) {
      it(`${name} takes of ${short(stored)} what it can be: ${short(used)}`, () => {
        const { settings, value, log } = reading(name, stored);
        assert.deepEqual([value, accepts(stored)], [used, false]);
        assert.equal(settings.leftOut(name).length, stored.length - used.length);
        assert.equal(log.length, 1);
        assert.ok(log[0]?.startsWith(`The setting ${settingId(name)} has entries that are not valid`), log[0]);
      });
    }

    for (const stored of wrong) {
      it(`${name} is its default where somebody wrote ${typeof stored} ${short(stored)}`, () => {
        const { settings, value, log } = reading(name, stored);
        assert.deepEqual([value, accepts(stored)], [schema.default, false]);
        assert.deepEqual(settings.leftOut(name), [stored]);
        assert.equal(log.length, 1);
        assert.ok(log[0]?.startsWith(`The setting ${settingId(name)} is not valid: `), log[0]);
      });
    }
  }
});

describe('case 102: the log', () => {
  it('names a wrong value once, however often it is read, and each other one too', () => {
    const stored: Record<string, unknown> = { pollInterval: 'often' };
    const log: string[] = [];
    const settings = someSettings(stored, { warn: line => log.push(line) });
    const read = (value: unknown) => {
      stored['pollInterval'] = value;
      settings.get('pollInterval');
      settings.leftOut('pollInterval');
    };
    for (const value of ['often', 'often', -1, 60, -1, 'often', null]) {
      read(value);
    }
    assert.deepEqual(log, [
      'The setting ensEvents.pollInterval is not valid: the text "often". Its default is used.',
      'The setting ensEvents.pollInterval is not valid: the number -1. Its default is used.',
      'The setting ensEvents.pollInterval is not valid: null. Its default is used.',
    ]);
  });

  it('shows little of it, on one line, without anything that is not a plain character', () => {
    const secret = 'LTAI5tCanary0000000000000000';
    const values = [secret, `a\n\u001b[31m\u202e${secret}`, [secret], { secret }, [[secret]], 'x'.repeat(1_000_000)];
    for (const value of values) {
      for (const name of names) {
        const line = reading(name, value).log.join('');
        assert.ok(line.length < 200, line);
        assert.ok(!line.includes(secret) && !/[^ -~…]/.test(line), line);
      }
    }
  });

  it('says how much of a list is left out', () => {
    assert.deepEqual(reading('reminders', [24, -1, '3']).log, [
      'The setting ensEvents.reminders has entries that are not valid and left out: 2, the first is the number -1.',
    ]);
    assert.deepEqual(
      reading(
        'mutedTypes',
        Array.from({ length: 100_000 }, () => 'x'),
      ).log,
      ['The setting ensEvents.mutedTypes is not valid: a list of 100000. Its default is used.'],
    );
  });
});

describe('case 102: a setting that is changed', () => {
  const mute = (settings: ReturnType<typeof someSettings>, type: string) =>
    settings.change('mutedTypes', muted => [...new Set([...muted, type])]);

  it('is what it was and what is new', async () => {
    const stored: Record<string, unknown> = { mutedTypes: ['Disk:Stalled'] };
    const settings = someSettings(stored);
    assert.equal(await mute(settings, 'IP:SafeBan'), true);
    assert.deepEqual(settings.get('mutedTypes'), ['Disk:Stalled', 'IP:SafeBan']);
    delete stored['mutedTypes'];
    assert.equal(await mute(settings, 'IP:SafeBan'), true);
    assert.deepEqual(stored, { mutedTypes: ['IP:SafeBan'] });
  });

  const { wrong, partly } = members.mutedTypes;
  for (const value of [...wrong, ...partly.map(([stored]) => stored)]) {
    it(`stays as it is where it is ${typeof value} ${short(value)}`, async () => {
      const stored: Record<string, unknown> = { mutedTypes: value };
      assert.equal(await mute(someSettings(stored), 'IP:SafeBan'), false);
      assert.deepEqual(stored, { mutedTypes: value });
    });
  }

  it('stays as it is where it would become what it cannot be', async () => {
    const full = Array.from({ length: 1_000 }, (_, index) => `A:${index}`);
    const stored: Record<string, unknown> = { mutedTypes: full };
    assert.equal(await mute(someSettings(stored), 'IP:SafeBan'), false);
    assert.equal(await mute(someSettings(stored), 'A:7'), true);
    assert.deepEqual(stored, { mutedTypes: full });
  });

  it('hears of it where VS Code cannot write', async () => {
    const settings = someSettings({}, { write: () => Promise.reject(new Error('settings.json has errors')) });
    await assert.rejects(mute(settings, 'IP:SafeBan'), /has errors/);
  });
});
