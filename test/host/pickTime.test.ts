import assert from 'node:assert/strict';
import { ConfigurationTarget, window, workspace, type QuickPickItem, type QuickPickOptions } from 'vscode';
import { pickStagger } from '../../src/commands/pickStagger';
import { pickTime } from '../../src/commands/pickTime';
import { parseWindows } from '../../src/schedule/maintenanceWindows';
import manifest from '../../package.json';
import { configuration } from '../../src/settings/configuration';
import { createSettings } from '../../src/settings/settings';
import { readMaintenanceWindows } from '../../src/views/maintenanceWindows';
import { aClock, anEvent, english, hour, noon } from '../builders';
import { wholeBundles } from '../bundles';
import { someSettings } from '../settings';
import { aQuickPick } from './quickPick';
import { shanghai, somePersonTime } from '../personTime';

const minute = 60_000;
const maintenanceOf = (...entries: string[]) => parseWindows(entries, { t: english, timeZone: 'UTC' });

/** Opens the time pick at noon; a row or text is chosen by `person`, and what comes of it is the answer. */
async function picking(
  question: Partial<Parameters<typeof pickTime>[1]>,
  person: (hands: ReturnType<typeof aQuickPick>) => void,
  time = somePersonTime('Asia/Shanghai'),
) {
  const hands = aQuickPick();
  const { createQuickPick } = window;
  Object.assign(window, { createQuickPick: () => hands.pick });
  try {
    const answer = pickTime(
      { clock: aClock(), ...wholeBundles, ...time },
      { title: 'Redeploy', nowLabel: 'Redeploy now', maintenance: maintenanceOf(), ...question },
    );
    await hands.open;
    person(hands);
    return await answer;
  } finally {
    Object.assign(window, { createQuickPick });
  }
}

describe('The time pick and the maintenance windows', () => {
  it('is as ever where there are none', async () => {
    const time = await picking({}, ({ pick, labels, enter, type }) => {
      assert.equal(labels()[0], 'In 1 hour');
      assert.ok(pick.items.every(({ kind, description }) => kind === undefined && !description?.includes('outside')));
      type('2026-11-24 20:00 UTC');
      assert.equal(labels().length, 1);
      enter();
    });
    assert.equal(time, noon + 8 * hour);
  });

  it('offers the next free slots before the deadline first', async () => {
    const question = {
      maintenance: maintenanceOf('14:00-16:00'),
      deadline: noon + 40 * hour,
      taken: [noon + 2 * hour],
    };
    const time = await picking(question, ({ pick, labels, enter }) => {
      const others = labels().indexOf('Other times');
      const slots = pick.items.slice(1, others);
      assert.equal(labels()[0], 'In your maintenance windows');
      assert.deepEqual(
        slots.map(({ description }) => description),
        ['in 2 h 1 min', 'in 1 d 2 h'],
      );
      assert.match(slots[0]?.detail ?? '', /^2026-11-24 14:01 UTC · free until 2026-11-2\d/);
      assert.match(pick.items[others + 1]?.description ?? '', /^in 1 h · outside your maintenance windows$/);
      enter();
    });
    assert.equal(time, noon + 2 * hour + minute);
  });

  it('says where no slot is left before the deadline', async () => {
    const question = { maintenance: maintenanceOf('14:00-16:00'), deadline: noon + hour };
    await picking(question, ({ row, escape }) => {
      assert.ok(row(/^No maintenance window is free before the deadline/));
      escape();
    });
  });

  it('asks once more about a time outside, and loses nothing that was typed', async () => {
    const time = await picking({ maintenance: maintenanceOf('14:00-16:00') }, ({ pick, labels, row, type, enter }) => {
      type('+3h 1m');
      assert.ok(!row(/outside/));
      type('+5h');
      assert.equal(pick.items[0]?.description, 'in 5 h');
      assert.ok(row(/^Outside your maintenance windows\./));
      enter();
      assert.match(labels()[0] ?? '', /^Outside your maintenance windows: Wed 2026-11-25 01:00 GMT\+8$/);
      assert.equal(pick.value, '+5h');
      enter();
    });
    assert.equal(time, noon + 5 * hour);
  });

  it('asks about a preset outside too, and takes a slot instead', async () => {
    const time = await picking({ maintenance: maintenanceOf('14:00-16:00') }, ({ pick, row, enter }) => {
      enter(row(/^In 1 hour/));
      assert.ok(row(/^Outside your maintenance windows: /));
      enter(pick.items[1]);
    });
    assert.equal(time, noon + 2 * hour);
  });

  it('asks again where another time is typed after the question', async () => {
    const time = await picking({ maintenance: maintenanceOf('14:00-16:00') }, ({ row, type, enter }) => {
      type('+5h');
      enter();
      type('+6h');
      enter(row(/^This is outside/));
      assert.ok(row(/^Outside your maintenance windows: /));
      enter();
    });
    assert.equal(time, noon + 6 * hour);
  });

  it('shows what is wrong with an entry beside the slots of the others', async () => {
    await picking({ maintenance: maintenanceOf('nonsense', '14:00-16:00') }, ({ pick, row, escape }) => {
      assert.ok(row(/^This maintenance window is not understood: nonsense$/));
      assert.equal(pick.items[1]?.description, 'in 2 h');
      escape();
    });
  });

  it('reads the setting', async () => {
    const setting = workspace.getConfiguration('ensEvents');
    const settings = createSettings(manifest, configuration, () => undefined);
    try {
      await setting.update('maintenanceWindows', ['Mon 02:00-03:00', 'nonsense'], ConfigurationTarget.Global);
      const { windows, problems } = await readMaintenanceWindows({ settings, ...wholeBundles });
      assert.deepEqual([windows.map(({ text }) => text), problems.length], [['Mon 02:00-03:00'], 1]);
    } finally {
      await setting.update('maintenanceWindows', undefined, ConfigurationTarget.Global);
    }
    assert.deepEqual(await readMaintenanceWindows({ settings, ...wholeBundles }), { windows: [], problems: [] });
  });

  it('case 102: says what is wrong with the setting, whatever it is, and takes a window that is there twice for one', async () => {
    const problemsOf = async (maintenanceWindows: unknown) => {
      const { windows, problems } = await readMaintenanceWindows({
        settings: someSettings({ maintenanceWindows }),
        ...wholeBundles,
      });
      return [windows.length, ...problems];
    };
    const [, hostile = ''] = await problemsOf([`Mon 02:00-05:00 $(error)\u202E${'x'.repeat(100)}`]);
    assert.ok(
      typeof hostile === 'string' && hostile.length <= 210 && !/[\u202E\n]|\$\(/.test(hostile),
      String(hostile),
    );
    const wrong = 'This setting has entries that are no maintenance windows: ensEvents.maintenanceWindows';
    assert.deepEqual(await problemsOf(undefined), [0]);
    for (const whole of [null, 7, {}, [[]], Array.from({ length: 100_000 }, () => 'Mon 02:00-03:00')]) {
      assert.deepEqual(await problemsOf(whole), [0, wrong]);
    }
    assert.deepEqual(await problemsOf('Mon 02:00-03:00'), [
      0,
      'This maintenance window is not understood: Mon 02:00-03:00',
    ]);
    assert.deepEqual(await problemsOf(['Mon 02:00-03:00', 'Mon 02:00-03:00', 7, {}, 'never', 'Mon 02:00-25:00']), [
      1,
      wrong,
      'This maintenance window is not understood: never',
      'Two different times between 00:00 and 24:00 are needed, not 02:00-25:00 (maintenance window: Mon 02:00-25:00)',
    ]);
  });
});

describe('The time pick and what can mean more than one time', () => {
  const details = (items: readonly QuickPickItem[]) =>
    items.map(({ label, description = '' }) => `${label} | ${description}`);

  it('shows each as a row with what makes it differ, and takes none before the person moves to it', async () => {
    const time = await picking({}, ({ pick, type, enter, row }) => {
      type('tomorrow at 2');
      assert.deepEqual(details(pick.items), [
        'Wed 2026-11-25 02:00 GMT+8 | 02:00 in the morning · in 6 h',
        'Wed 2026-11-25 14:00 GMT+8 | 14:00 in the afternoon · in 18 h',
        'This can mean more than one time. Choose one with the arrow keys. | ',
      ]);
      assert.equal(pick.items[0]?.detail, '2026-11-24 18:00 UTC');
      assert.deepEqual(pick.activeItems, []);
      enter();
      assert.equal(pick.value, 'tomorrow at 2');
      assert.deepEqual(pick.activeItems, []);
      enter(row(/14:00/));
    });
    assert.equal(time, noon + 18 * hour);
  });

  it('says in each row what speaks against it', async () => {
    await picking({ deadline: noon + 10 * hour }, ({ pick, type, escape }) => {
      type('tomorrow at 2');
      assert.deepEqual(
        pick.items.slice(0, 2).map(({ description }) => description),
        ['02:00 in the morning · in 6 h', '14:00 in the afternoon · in 18 h · after the deadline'],
      );
      escape();
    });
  });

  it('takes no row of an earlier text', async () => {
    const time = await picking({}, ({ pick, type, enter, row }) => {
      type('tomorrow at 2');
      const earlier = row(/14:00/);
      type('tomorrow at 3');
      enter(earlier);
      assert.equal(pick.value, 'tomorrow at 3');
      enter(row(/15:00/));
    });
    assert.equal(time, noon + 19 * hour);
  });

  it('takes the only reading with Enter', async () => {
    const time = await picking({}, ({ pick, type, enter }) => {
      type('next sunday 2am');
      assert.deepEqual(
        pick.items.slice(0, 2).map(({ description }) => description),
        ['the coming one · in 4 d 6 h', 'the one after · in 11 d 6 h'],
      );
      type('tomorrow at 2 in the afternoon');
      assert.deepEqual(details(pick.items), ['Wed 2026-11-25 14:00 GMT+8 | in 18 h']);
      enter();
    });
    assert.equal(time, noon + 18 * hour);
  });

  it('says what is not understood, what contradicts, and where now is chosen; nothing typed is lost', async () => {
    await picking({}, ({ pick, type, enter, escape }) => {
      const said = (text: string) => {
        type(text);
        enter();
        assert.equal(pick.value, text);
        return pick.items.map(({ label, detail }) => (detail === undefined ? label : `${label} | ${detail}`));
      };
      assert.deepEqual(said('tomorrow 2am please'), [
        'Not understood: please | Examples: tonight 2am, Sunday 02:00, +3h, 2026-11-25 02:00',
      ]);
      assert.deepEqual(said('sunday 2026-11-28 02:00'), [
        '"sunday" and "2026-11-28" contradict each other. | 2026-11-28 is a Saturday.',
      ]);
      assert.deepEqual(said('now'), ['To act at once, go back and choose: Redeploy now']);
      assert.deepEqual(said('$(x) \u202E2am'), [
        'Not understood: $ (x) \\u{202e} | Examples: tonight 2am, Sunday 02:00, +3h, 2026-11-25 02:00',
      ]);
      escape();
    });
  });

  it('shows what the clocks at the node say, and the time in the zone of the setting', async () => {
    const question = { nodeZone: 'Asia/Shanghai' };
    const person = somePersonTime('Europe/Berlin');
    const time = await picking(
      question,
      ({ pick, type, enter }) => {
        type('tomorrow 02:00');
        assert.deepEqual(
          pick.items.map(({ label, detail }) => [label, detail]),
          [['Wed 2026-11-25 02:00 GMT+1', '2026-11-25 01:00 UTC · at the node: 2026-11-25 09:00 GMT+8']],
        );
        type('tomorrow 2am +08:00');
        assert.equal(pick.items[0]?.label, 'Tue 2026-11-24 19:00 GMT+1');
        enter();
      },
      person,
    );
    assert.equal(time, noon + 6 * hour);
  });
});

describe('One after the other and the maintenance windows', () => {
  const three = [1, 2, 3].map(count => anEvent({ eventId: `e-${count}`, notBefore: noon + 48 * hour }));

  async function staggering(entries: string[], start: number, choose: RegExp) {
    const { showQuickPick } = window;
    const seen: { rows: QuickPickItem[]; placeHolder: string } = { rows: [], placeHolder: '' };
    Object.assign(window, {
      showQuickPick: (rows: QuickPickItem[], { placeHolder = '' }: QuickPickOptions) => {
        Object.assign(seen, { rows, placeHolder });
        return Promise.resolve(rows.find(({ label }) => choose.test(label)));
      },
    });
    try {
      const maintenance = maintenanceOf(...entries);
      return {
        times: await pickStagger(
          { ...wholeBundles, local: shanghai },
          { events: three, start, title: 'Redeploy', maintenance },
        ),
        seen,
      };
    } finally {
      Object.assign(window, { showQuickPick });
    }
  }

  it('goes on in the next window, and says which intervals do not fit', async () => {
    const { times, seen } = await staggering(['12:00-12:20'], noon, /every 15 min/);
    assert.deepEqual(times, [noon, noon + 15 * minute, noon + 24 * hour]);
    assert.deepEqual(
      seen.rows.map(({ label }) => label),
      ['All at the same time', 'One every 5 min', 'One every 10 min', 'One every 15 min'],
    );
    assert.match(seen.rows[1]?.detail ?? '', /^All inside your maintenance windows, the last one at 2026-11-2/);
    assert.match(seen.placeHolder, /in minutes: 30, 60$/);
  });

  it('says so where nothing but all at once fits', async () => {
    const { times, seen } = await staggering(['Tue 12:00-12:04'], noon, /same time/);
    assert.deepEqual(times, [noon, noon, noon]);
    assert.match(seen.placeHolder, /in minutes: 5, 10, 15, 30, 60$/);
  });

  it('leaves the windows aside where the start was chosen outside', async () => {
    const { times } = await staggering(['Tue 12:00-12:04'], noon + hour, /every 30 min/);
    assert.deepEqual(times, [noon + hour, noon + 1.5 * hour, noon + 2 * hour]);
  });
});
