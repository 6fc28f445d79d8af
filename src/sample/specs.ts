/** What an instance of a type has. */
export interface Spec {
  /** Absent for a physical machine: no document names its types. */
  spec?: string;
  /** InstanceTypeFamily (ens-api.md section 4). */
  family: 'x86_vm' | 'x86_pm';
  cores: number;
  memoryMiB: number;
}

/** The instance types of the sample account: those of virtual machines with the sizes that ENS publishes for them. */
export const specs = {
  'ens.sn1.small': virtual('ens.sn1.small', 4, 8),
  'ens.sn1.medium': virtual('ens.sn1.medium', 8, 16),
  'ens.sn1.large': virtual('ens.sn1.large', 16, 32),
  'ens.sm1.large': virtual('ens.sm1.large', 16, 64),
  'ens.sm1.xlarge': virtual('ens.sm1.xlarge', 32, 128),
  'ens.se1.large': virtual('ens.se1.large', 16, 128),
  physical: { family: 'x86_pm', cores: 64, memoryMiB: 256 * 1024 },
} as const satisfies Record<string, Spec>;

function virtual(spec: string, cores: number, memoryGiB: number): Spec {
  return { spec, family: 'x86_vm', cores, memoryMiB: memoryGiB * 1024 };
}
