import assert from 'node:assert/strict';
import { ConfigurationTarget, window, workspace, type QuickPickItem } from 'vscode';
import { back, skipped } from '../../src/commands/inputs';
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
import { withDialogs } from './securityDialogs';
import { shanghai, somePersonTime } from '../personTime';

const minute = 60_000;
const maintenanceOf = (...entries: string[]) => parseWindows(entries, { t: english, timeZone: 'UTC' });

/** Opens the time pick at noon; a row or text is chosen by `person`. Answers the planned time, or what it is instead. */
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
      {
        ...{ title: 'Redeploy', now: { label: 'Redeploy now', detail: 'As soon as you confirm' } },
        ...{ typed: '', canGoBack: false, maintenance: maintenanceOf(), ...question },
      },
    );
    await Promise.race([hands.open, answer]);
    person(hands);
    const chosen = await answer;
    return typeof chosen === 'object' && chosen.kind === 'planned' ? chosen.time : chosen;
  } finally {
    Object.assign(window, { createQuickPick });
  }
}

describe('The time pick and the maintenance windows', () => {
  it('is now or later in one box: the row that plans nothing first, and active', async () => {
    const time = await picking({}, ({ pick, labels, enter, type }) => {
      assert.deepEqual(labels().slice(0, 3), ['Redeploy now', 'Schedule', 'In 1 hour']);
      assert.equal(pick.activeItems[0]?.label, 'Redeploy now');
      assert.ok(pick.items.every(({ label }) => !label.includes('outside')));
      type('2026-11-24 20:00 UTC');
      assert.equal(labels().length, 1);
      enter();
    });
    assert.equal(time, noon + 8 * hour);
    assert.deepEqual(
      await picking({}, ({ enter }) => {
        enter();
      }),
      { kind: 'atOnce' },
    );
  });

  for (const text of ['now', 'immediately', '立即', '现在']) {
    it(`takes "${text}" for the row that plans nothing`, async () => {
      const choice = await picking({}, ({ type, enter, labels }) => {
        type(text);
        assert.deepEqual(labels(), ['Redeploy now']);
        enter();
      });
      assert.deepEqual(choice, { kind: 'atOnce' });
    });
  }

  it('has what was typed before, and goes back only where there is a question before', async () => {
    const choice = await picking({ typed: '+5h', canGoBack: true }, ({ pick, back: goBack }) => {
      assert.equal(pick.value, '+5h');
      assert.equal(pick.items[0]?.description, 'in 5 h');
      assert.equal(pick.buttons.length, 1);
      goBack();
    });
    assert.equal(choice, back);
    await picking({}, ({ pick, escape }) => {
      assert.deepEqual(pick.buttons, []);
      escape();
    });
  });

  for (const [left, latest, ahead] of [
    [40 * hour, 'Thu 2026-11-26 11:00 GMT+8', 'in 1 d 15 h'],
    [3 * hour + 7 * minute, 'Tue 2026-11-24 22:05 GMT+8', 'in 2 h 5 min'],
    [20 * minute, 'Tue 2026-11-24 20:05 GMT+8', 'in 5 min'],
  ] as const) {
    it(`has a row for the latest safe time, where the deadline is ${left / minute} min ahead`, async () => {
      const time = await picking({ deadline: noon + left }, ({ row, enter }) => {
        const found = row(/^Latest safe time before the deadline$/);
        assert.ok(found?.detail?.startsWith('deadline '), found?.detail);
        assert.equal(found?.description, `${latest} · ${ahead}`);
        enter(found);
      });
      assert.ok(typeof time === 'number' && time < noon + left);
    });
  }

  it('has no such row where too little is left, the deadline has passed or there is none', async () => {
    for (const deadline of [noon + 10 * minute, noon - hour, undefined]) {
      await picking({ deadline }, ({ row, escape }) => {
        assert.equal(row(/^Latest safe/), undefined);
        escape();
      });
    }
  });

  it('offers the next free slots before the deadline first', async () => {
    const question = {
      maintenance: maintenanceOf('14:00-16:00'),
      deadline: noon + 40 * hour,
      taken: [noon + 2 * hour],
    };
    const time = await picking(question, ({ pick, labels, row, enter }) => {
      assert.deepEqual(labels().slice(0, 2), ['Redeploy now', 'Schedule']);
      const slots = pick.items.filter(({ detail }) => detail?.startsWith('in your maintenance windows'));
      assert.deepEqual(pick.items.slice(2, 4), slots);
      assert.deepEqual(
        slots.map(({ description }) => description),
        ['in 2 h 1 min', 'in 1 d 2 h'],
      );
      assert.match(slots[0]?.detail ?? '', / · free until 2026-11-25 00:00 GMT\+8 · 2026-11-24 14:01 UTC$/);
      assert.equal(row(/^In 1 hour/)?.label, 'In 1 hour · outside your maintenance windows');
      enter(slots[0]);
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

  it('takes nothing for a row that only warns', async () => {
    const time = await picking({ deadline: noon + hour }, ({ pick, row, type, enter }) => {
      type('+3h');
      const warning = row(/^After the deadline/);
      assert.ok(warning);
      enter(warning);
      type('+4h');
      enter(pick.items[0]);
    });
    assert.equal(time, noon + 4 * hour);
  });

  it('takes no row of an earlier text where the box is empty again', async () => {
    const choice = await picking({}, ({ pick, type, enter }) => {
      type('+3h');
      const [earlier] = pick.items;
      type('');
      enter(earlier);
      enter(pick.items[0]);
    });
    assert.deepEqual(choice, { kind: 'atOnce' });
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
      assert.equal(pick.items[2]?.description, 'in 2 h');
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
      assert.deepEqual(details(pick.items.slice(0, 2)), [
        'Wed 2026-11-25 02:00 GMT+8 | 02:00 in the morning · in 6 h',
        'Wed 2026-11-25 14:00 GMT+8 · after the deadline | 14:00 in the afternoon · in 18 h',
      ]);
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

  async function staggering(entries: string[], start: number, choose: RegExp, events = three) {
    const answer: { times?: unknown } = {};
    const [shown] = await withDialogs(
      ({ choices }) => choices.find(label => choose.test(label)),
      async () => {
        const question = { events, start, title: 'Redeploy', maintenance: maintenanceOf(...entries) };
        answer.times = await pickStagger({ ...wholeBundles, local: shanghai }, question);
      },
    );
    return { ...answer, shown };
  }
  const all = ['One every 5 min', 'One every 10 min', 'One every 15 min', 'One every 30 min', 'One every 60 min'];

  it('is not asked for one event', async () => {
    const { times, shown } = await staggering([], noon, /./, three.slice(0, 1));
    assert.deepEqual([times, shown], [skipped, undefined]);
  });

  it('comes first in its list, and all at the same time last', async () => {
    const { times, shown } = await staggering([], noon, /every 5 min/);
    assert.deepEqual(times, [noon, noon + 5 * minute, noon + 10 * minute]);
    assert.deepEqual(shown?.choices, [...all, 'All at the same time']);
  });

  it('goes on in the next window, and says of an interval that does not fit why', async () => {
    const { times, shown } = await staggering(['12:00-12:20'], noon, /every 15 min/);
    assert.deepEqual(times, [noon, noon + 15 * minute, noon + 24 * hour]);
    assert.match(shown?.text ?? '', /every 5 min\nthe last one 10 min after the first\nAll inside your maintenance/);
    assert.match(
      shown?.text ?? '',
      /every 30 min\nNot possible: 1 would miss its deadline or your maintenance windows\n/,
    );
  });

  it('takes no interval that does not fit', async () => {
    const { times } = await staggering(['12:00-12:20'], noon, /every 30 min/);
    assert.equal(times, undefined);
  });

  it('still offers all at once where no interval fits', async () => {
    const { times, shown } = await staggering(['Tue 12:00-12:04'], noon, /same time/);
    assert.deepEqual(times, [noon, noon, noon]);
    assert.equal(shown?.text.match(/Not possible/g)?.length, 5);
  });

  it('leaves the windows aside where the start was chosen outside', async () => {
    const { times } = await staggering(['Tue 12:00-12:04'], noon + hour, /every 30 min/);
    assert.deepEqual(times, [noon + hour, noon + 1.5 * hour, noon + 2 * hour]);
  });
});
