import type { Disk, Instance } from '../ens/types';
import { nodes } from './nodes';
import { seededRandom, type SeededRandom } from './random';
import { specs, type Spec } from './specs';

type Fields = 'instanceId' | 'name' | 'status' | 'regionId' | 'addresses' | 'disks' | 'createTime' | 'expireTime';

export interface SampleInstance extends Required<Pick<Instance, Fields>>, Spec {
  /** Whatever redeploy runs on this instance ends as Failed. */
  failsRedeploy: boolean;
}

const lowerAlphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789';
const day = 24 * 3_600_000;

/** The instance whose redeploy always fails. */
export const failingName = 'cam-ingest-dl-02';

/** Name, index into `nodes`, status, instance type, categories of the disks (the system disk first). */
type Row = [name: string, node: number, status: string, spec: keyof typeof specs, ...disks: [string, ...string[]]];

const rows: readonly [Row, ...Row[]] = [
  ['edge-live-bj-01', 0, 'Running', 'ens.sn1.large', 'file', 'local_hdd'],
  ['edge-live-bj-02', 0, 'Running', 'ens.sn1.large', 'pangu', 'pangu'],
  // A physical machine has local disks only.
  ['cdn-origin-bj-01', 0, 'Running', 'physical', 'local_ssd', 'local_ssd', 'local_ssd'],
  ['edge-live-sh-01', 1, 'Running', 'ens.sn1.large', 'pangu'],
  ['edge-live-sh-02', 1, 'Running', 'ens.sn1.large', 'file'],
  ['game-relay-sh-01', 1, 'Running', 'ens.sn1.medium', 'cloud_ssd'],
  ['cam-ingest-dl-01', 2, 'Running', 'ens.sm1.large', 'file', 'local_hdd', 'local_hdd'],
  [failingName, 2, 'Running', 'ens.sm1.large', 'pangu'],
  ['iot-mqtt-xa-01', 3, 'Running', 'ens.sn1.small', 'pangu'],
  // Its host went down: it waits to be restarted elsewhere.
  ['iot-mqtt-xa-02', 3, 'Stopped', 'ens.sn1.small', 'pangu'],
  ['edge-cache-hz-01', 4, 'Running', 'ens.sm1.xlarge', 'file', 'local_ssd'],
  ['edge-cache-hz-02', 4, 'Running', 'ens.sm1.xlarge', 'cloud_efficiency', 'cloud_ssd'],
  ['edge-cache-hz-03', 4, 'Expired', 'ens.sm1.xlarge', 'pangu'],
  ['ai-infer-gz-01', 5, 'Running', 'ens.se1.large', 'pangu', 'local_ssd'],
  ['ai-infer-gz-02', 5, 'Running', 'ens.se1.large', 'pangu', 'pangu'],
];

/**
 * 15 named instances; asked for more, the further ones are numbered copies of these.
 * @param start the moment all times are relative to, Unix milliseconds
 */
export function sampleInstances(count: number, seed: number, start: number): [SampleInstance, ...SampleInstance[]] {
  const random = seededRandom(seed);
  const [first, ...others] = Array.from({ length: count }, (_, index) => rows[index] ?? copyOf(index));
  const build = (row: Row, index: number): SampleInstance => instanceOf(row, index, { random, start });
  return [build(first ?? rows[0], 0), ...others.map((row, index) => build(row, index + 1))];
}

function copyOf(index: number): Row {
  const [name, ...rest] = rows[index % rows.length] ?? rows[0];
  const number = String(Math.floor(index / rows.length) + 1).padStart(3, '0');
  return [name.replace(/\d+$/, last => `${last}-${number}`), ...rest];
}

function instanceOf(
  [name, node, status, spec, ...categories]: Row,
  index: number,
  { random, start }: { random: SeededRandom; start: number },
): SampleInstance {
  const [high, low] = [Math.floor(index / 250) % 256, (index % 250) + 1];
  // Subscriptions end at midnight in Beijing.
  const midnight = Math.floor(start / day) * day + 16 * 3_600_000;
  return {
    instanceId: `i-sample${random.text(19, lowerAlphanumeric)}`,
    name,
    status,
    regionId: (nodes[node] ?? nodes[0]).regionId,
    ...specs[spec],
    // Public addresses of RFC 5737, which belong to nobody.
    addresses: [`203.0.113.${low}`, `10.0.${high}.${low}`],
    disks: categories.map((category, place) => diskOf(category, place, random)),
    createTime: start - (200 + 13 * (index % 12)) * day,
    expireTime: midnight + (status === 'Expired' ? -4 : 30 * (2 + (index % 12))) * day,
    failsRedeploy: name === failingName,
  };
}

function diskOf(category: string, place: number, random: SeededRandom): Disk {
  return {
    diskId: newDiskId(random),
    category,
    sizeGiB: place === 0 ? 40 : 500 * place,
    role: place === 0 ? 'system' : 'data',
  };
}

export function newDiskId(random: SeededRandom): string {
  return `d-sample${random.text(14, lowerAlphanumeric)}`;
}

/** Disks of the host machine, which are empty on another one (ens-api.md section 4). */
export function isLocal({ category }: Pick<Disk, 'category'>): boolean {
  return category === 'file' || category.startsWith('local_');
}
