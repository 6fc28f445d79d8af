import type { Disk, Instance } from '../ens/types';
import { nodes } from './nodes';
import { seededRandom, type SeededRandom } from './random';

type Fields = 'instanceId' | 'name' | 'status' | 'regionId' | 'spec' | 'addresses' | 'disks';

export interface SampleInstance extends Required<Pick<Instance, Fields>> {
  /** UTC, yyyy-MM-ddTHH:mm:ssZ. */
  creationTime: string;
  /** Whatever redeploy runs on this instance ends as Failed. */
  failsRedeploy: boolean;
}

const lowerAlphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The instance whose redeploy always fails. */
export const failingName = 'cam-ingest-dl-02';

/** Name, index into `nodes`, status, instance type, categories of the disks (the system disk first). */
type Row = [name: string, node: number, status: string, spec: string, ...disks: [string, ...string[]]];

const rows: readonly [Row, ...Row[]] = [
  ['edge-live-bj-01', 0, 'Running', 'ens.sn1.large', 'file', 'local_hdd'],
  ['edge-live-bj-02', 0, 'Running', 'ens.sn1.large', 'pangu', 'pangu'],
  ['cdn-origin-bj-01', 0, 'Running', 'ens.sn2.xlarge', 'pangu', 'local_ssd', 'local_ssd'],
  ['edge-live-sh-01', 1, 'Running', 'ens.sn1.large', 'pangu'],
  ['edge-live-sh-02', 1, 'Running', 'ens.sn1.large', 'file'],
  ['game-relay-sh-01', 1, 'Running', 'ens.sn1.medium', 'pangu'],
  ['cam-ingest-dl-01', 2, 'Running', 'ens.sn2.large', 'file', 'local_hdd', 'local_hdd'],
  [failingName, 2, 'Running', 'ens.sn2.large', 'pangu'],
  ['iot-mqtt-xa-01', 3, 'Running', 'ens.sn1.small', 'pangu'],
  ['iot-mqtt-xa-02', 3, 'Stopped', 'ens.sn1.small', 'pangu'],
  ['edge-cache-hz-01', 4, 'Running', 'ens.sn2.xlarge', 'file', 'local_ssd'],
  ['edge-cache-hz-02', 4, 'Running', 'ens.sn2.xlarge', 'pangu', 'pangu'],
  ['edge-cache-hz-03', 4, 'Expired', 'ens.sn2.xlarge', 'pangu'],
  ['ai-infer-gz-01', 5, 'Running', 'ens.gnsn.xlarge', 'pangu', 'local_ssd'],
  ['ai-infer-gz-02', 5, 'Running', 'ens.gnsn.xlarge', 'pangu', 'pangu'],
];

/** 15 named instances; asked for more, the further ones are numbered copies of these. */
export function sampleInstances(count: number, seed: number): [SampleInstance, ...SampleInstance[]] {
  const random = seededRandom(seed);
  const [first, ...others] = Array.from({ length: count }, (_, index) => rows[index] ?? copyOf(index));
  const build = (row: Row, index: number): SampleInstance => instanceOf(row, index, random);
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
  random: SeededRandom,
): SampleInstance {
  const [high, low] = [Math.floor(index / 250) % 256, (index % 250) + 1];
  return {
    instanceId: `i-sample${random.text(19, lowerAlphanumeric)}`,
    name,
    status,
    regionId: (nodes[node] ?? nodes[0]).regionId,
    spec,
    // Public addresses of RFC 5737, which belong to nobody.
    addresses: [`203.0.113.${low}`, `10.0.${high}.${low}`],
    disks: categories.map((category, place) => diskOf(category, place, random)),
    creationTime: `2025-0${1 + (index % 9)}-1${index % 10}T02:30:00Z`,
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
