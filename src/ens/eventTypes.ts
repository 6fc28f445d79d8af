/** The planned reboot: documented for the reboot operations, but not for DescribeHistoryEvents, which may refuse it. */
export const plannedReboot = 'Instance:SystemMaintenance.Reboot';

/** The ten documented event types (ens-api.md section 1). The service has no "all": each one is asked for by name. */
export const documentedEventTypes: readonly string[] = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
  'Instance:SystemFailure.Reboot',
  'Instance:SystemUpgrade.Migrate',
  'Instance:RegionNetworkDown',
  'Disk:Stalled',
  'EnsRegion:NetworkMigration',
  'IP:SafeRisk',
  'IP:SafeBan',
  plannedReboot,
];
