import type { SettingName } from '../../../src/settings/values';

/** Values of a setting: those it can be, those of which parts can be used, and those of which nothing can. */
export interface Members {
  right: readonly unknown[];
  partly: readonly [stored: unknown[], used: unknown[]][];
  wrong: readonly unknown[];
}

const hundredThousand = Array.from({ length: 100_000 }, (_, index) => `A:B${'x'.repeat(index % 50)}`);
const deep = Array.from({ length: 500 }).reduce<unknown>(inner => [inner], []);

/** What no setting can be. */
const neverOne = [null, {}, { length: 1 }, { 0: 'A:B' }, { deep }];
const noList = [...neverOne, '', 'A:B', 1, Number.NaN, true, false, hundredThousand];
const noText = [...neverOne, 1, true, [], ['22:00-07:00'], [[]], hundredThousand];
const noNumber = [...neverOne, '', '60', true, [], [60], Number.NaN, Infinity, -Infinity, hundredThousand];

const typeLists: Members = {
  right: [[], ['Disk:Stalled'], ['Instance:SystemFailure.Redeploy', 'EnsRegion:NetworkDown']],
  partly: [
    [['Disk:Stalled', null, 5, {}, [], ['A:B'], true], ['Disk:Stalled']],
    [
      ['Disk:Stalled', 'Disk:Stalled', 'IP:SafeBan'],
      ['Disk:Stalled', 'IP:SafeBan'],
    ],
    [['', 'Disk', 'Disk:Stalled,IP:SafeBan', ' Disk:Stalled', 'Disk:Stalled\n', 'A:B'], ['A:B']],
    [[`A:${'B'.repeat(127)}`, 'A:B'], ['A:B']],
    [[[['A:B']]], []],
  ],
  wrong: noList,
};

export const members: Record<SettingName, Members> = {
  eventTypes: typeLists,
  notifyTypes: typeLists,
  mutedTypes: {
    right: [[], ['Disk:Stalled'], ['', 'anything the service wrote', '磁盘'], ['😀'.repeat(512)]],
    partly: [
      [['A:B', 1, null, {}, ['A:B'], 'A:B'], ['A:B']],
      [['x'.repeat(513), '😀'.repeat(513), 'A:B'], ['A:B']],
    ],
    wrong: noList,
  },
  maintenanceWindows: {
    right: [[], ['Mon-Fri 02:00-05:00 Asia/Shanghai', '0 2 * * 6 for 3h'], ['02:00-03:00']],
    partly: [
      [['Mon 02:00-03:00', 'nonsense', 7, null, {}, ['Mon 02:00-03:00']], ['Mon 02:00-03:00']],
      [[`${'Mon '.repeat(60)}02:00-03:00`, '02:00-03:00', '02:00-03:00'], ['02:00-03:00']],
    ],
    wrong: [...noList, 'Mon 02:00-03:00'],
  },
  notifyLevels: {
    right: [[], ['INFO'], ['CRITICAL', 'WARN', 'INFO']],
    partly: [
      [['INFO', 'info', 'ERROR', 5, null], ['INFO']],
      [['INFO', 'INFO'], ['INFO']],
    ],
    wrong: [...noList, 'INFO', { INFO: true }],
  },
  reminders: {
    right: [[], [24, 1], [0.5], [336]],
    partly: [
      [[48, -1, 0, 336.5, 1e9, Number.NaN, Infinity, '3', null, [3]], [48]],
      [
        [1, 1, 2],
        [1, 2],
      ],
    ],
    wrong: [...noList, 24, '24'],
  },
  pollInterval: { right: [0, 1, 30, 60, 90.5, 3_600], partly: [], wrong: [...noNumber, -1, -0.5, 3_600.5, 1e9] },
  watchInBackground: { right: [true, false], partly: [], wrong: [...neverOne, 'true', '', 0, 1, [], [true]] },
  notifications: {
    right: ['all', 'important', 'none'],
    partly: [],
    wrong: [...noText, '', 'All', 'loud', ' all', 'constructor', ['all']],
  },
  stateFolder: {
    right: ['', '/var/lib/ens', 'C:\\ens', 'd:/ens', '\\\\server\\ens'],
    partly: [],
    wrong: [...noText, 'ens', './ens', '~/ens', 'C:ens', ' ', ['/var/lib/ens'], '/'.repeat(4_097)],
  },
  timeZone: {
    right: [
      '',
      ' ',
      'Asia/Shanghai',
      'Europe/Berlin',
      'UTC',
      'Etc/GMT-8',
      'asia/shanghai',
      ' America/Argentina/Salta ',
    ],
    partly: [],
    wrong: [...noText, '+08:00', '8', 'Asia / Shanghai', 'Asia/Shanghai;', '北京', '\u202eUTC', 'A'.repeat(101)],
  },
  quietHours: {
    right: ['', '22:00-07:00', ' 8:00 – 9:30 ', '08:00-08:00'],
    partly: [],
    wrong: [...noText, ' ', '22-7', '24:00-07:00', '22:00-07:60', '22:00-07:00 UTC', `${' '.repeat(100)}22:00-07:00`],
  },
};
