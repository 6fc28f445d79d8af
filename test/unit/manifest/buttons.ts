/** The button beside each kind of row, by the token of the row that shows it. */
export const buttons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ensEvents.events': {
    redeployable: 'ensEvents.redeploy',
    rebootable: 'ensEvents.reboot',
    migratable: 'ensEvents.migrate',
    retry: 'ensEvents.refresh',
    signIn: 'ensEvents.signIn',
    names: 'ensEvents.copyRamPolicy',
    log: 'ensEvents.showLog',
    account: 'ensEvents.switchAccount',
  },
  'ensEvents.operations': {
    unseen: 'ensEvents.markAsSeen',
    unsettled: 'ensEvents.openConsole',
    log: 'ensEvents.showLog',
  },
};
