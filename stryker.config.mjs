// What `npm run test:mutation` changes, and the tests that must notice (docs/testing.md).

/**
 * Where a mistake would send twice, lose an operation, tell a wrong outcome or leak a secret; each group is judged by its
 * own tests only, so that one change takes half a second.
 */
export const groups = {
  classify: { mutate: ['src/ens/classify.ts'], tests: ['test/unit/ens/classify.test.ts'] },
  mask: { mutate: ['src/ens/mask.ts'], tests: ['test/unit/ens/{mask,secrets}.test.ts'] },
  retry: {
    mutate: ['src/ens/{retry,retryQuota,retryRules}.ts'],
    tests: ['test/unit/ens/{hopeless,pagingRetry,retry,retryRules,storm,throttled}.test.ts'],
  },
  inert: { mutate: ['src/base/inert.ts'], tests: ['test/unit/base/inert.test.ts'] },
  answers: {
    mutate: ['src/ens/{answer,writeOutcome}.ts'],
    tests: ['test/unit/ens/{answer,answers,bodyErrors,limits,strangers,writeOutcome}.test.ts'],
  },
  failures: {
    mutate: ['src/ens/{failure,refusal,hints,advice}.ts'],
    tests: ['test/unit/ens/{answers,classify,clockCodes,failure,secrets,strangers}.test.ts'],
  },
  fields: {
    mutate: ['src/ens/{fields,schemas,instanceSchema,times,text}.ts'],
    tests: ['test/unit/ens/{schemas,secrets,text,textForms}.test.ts'],
  },
  paging: {
    mutate: ['src/ens/{paging,totalCounts,instances}.ts'],
    tests: ['test/unit/ens/{cappedInstances,lastPage,paging,pagingRetry,totalCounts}.test.ts'],
  },
  pages: { mutate: ['src/ens/pages.ts'], tests: ['test/unit/ens/{paging,lastPage,cappedPages}.test.ts'] },
  calls: {
    mutate: ['src/ens/{call,client,writes,error}.ts'],
    tests: ['test/unit/ens/{answers,eachCall,failure,secrets,throttled,wire,writeOnce}.test.ts'],
  },
  bodies: {
    mutate: ['src/ens/{body,contentCoding}.ts'],
    tests: ['test/unit/ens/{answers,encodings}.test.ts'],
  },
  transport: {
    mutate: ['src/ens/{systemError,transport}.ts'],
    tests: ['test/unit/ens/{addresses,network,wire}.test.ts'],
  },
  batch: { mutate: ['src/operations/batchJudge.ts'], tests: ['test/unit/operations/batchJudge.test.ts'] },
  confirmation: {
    mutate: ['src/operations/{confirmation,change,calls,busy,operation,risk}.ts'],
    tests: [
      'test/unit/operations/{calls,change,confirmation,journalRecords,operation,records,risk,send}.test.ts',
      'test/unit/operations/{follow,followers,lockEvent,perform,performTells,readBack}.test.ts',
    ],
  },
  operations: {
    mutate: ['src/operations/{journal,journalFold,unreadLine,keptLines,send,perform,settle,lockEvent,check}.ts'],
    tests: [
      'test/unit/operations/{check,follow*,journal*,lastMoment,lockEvent,perform*,readBack,unreadRecord}.test.ts',
      'test/unit/operations/{recordListeners,send,settle}.test.ts',
      'test/unit/faults/clock.test.ts',
    ],
  },
  state: { mutate: ['src/state/*.ts'], tests: ['test/unit/state/*.test.ts'] },
  several: { mutate: ['src/operations/performAll.ts'], tests: ['test/unit/operations/{perform*,lastMoment}.test.ts'] },
  followers: {
    mutate: ['src/operations/{follow,followers,takeOver}.ts'],
    tests: [
      'test/unit/operations/{follow,followers,readBack,settle,takeOver}.test.ts',
      'test/unit/faults/dispose.test.ts',
    ],
  },
  records: {
    mutate: ['src/operations/{records,locks}.ts'],
    tests: ['test/unit/operations/{locks,records,recordListeners,followers,performTells}.test.ts'],
  },
  accounts: {
    mutate: [
      'src/accounts/{accounts,draft,endpoint,names,openAccount,profile,profileChanges,session,sessions,shown}.ts',
      'src/accounts/{current,storage,vaultError}.ts',
    ],
    tests: [
      'test/unit/accounts/{accounts,earlierVersion,edit*,endpoint,goneAccounts,lateKeyring}.test.ts',
      'test/unit/accounts/{openAccount,otherWindows,profile,sessions,shown,vault}.test.ts',
    ],
  },
  accountList: {
    mutate: [
      'src/accounts/{digest,doorbell,keysInUse,lookout,matchingKey,otherWindows,profileList}.ts',
      'src/accounts/{savedAccounts,seen,storedProfile}.ts',
    ],
    tests: [
      'test/unit/accounts/{accounts,earlierVersion,edit*,goneAccounts,lateKeyring}.test.ts',
      'test/unit/accounts/{openAccount,otherWindows,profileList}.test.ts',
    ],
  },
  events: {
    mutate: ['src/base/signal.ts', 'src/events/{arrange,deadline,event,extremes,isWhole,reader,store,unreadTimes}.ts'],
    tests: [
      'test/unit/{base,events}/{signal,arrange,deadline,extremes,reader,store,actions}.test.ts',
      'test/unit/operations/risk.test.ts',
    ],
  },
  news: {
    mutate: ['src/events/{findings,news,reminders,told}.ts'],
    tests: ['test/unit/events/{findings,told}.test.ts', 'test/unit/views/{notifier,notifierTrouble,reminders}.test.ts'],
  },
  words: {
    mutate: [
      'src/commands/{absenceWords,confirmedAccount,confirmWords,findEvent,questionWords,resultWords,riskWords}.ts',
      'src/commands/{twoLines,typedAnswer}.ts',
    ],
    tests: ['test/unit/commands/*.test.ts'],
  },
};

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // The tests are bundled once with every change in them; which one is active is told by the environment.
  buildCommand: 'node scripts/mutation.mjs --bundle',
  testRunner: 'command',
  commandRunner: { command: 'node scripts/mutation.mjs --judge' },
  coverageAnalysis: 'off',
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: [
    '*',
    '!src',
    '!src/**',
    '!test',
    '!test/**',
    'test/vscode',
    '!scripts',
    '!scripts/**',
    '!*.json',
    '!*.mjs',
  ],
  tempDirName: 'out/stryker',
  reporters: ['json'],
  jsonReporter: { fileName: process.env.MUTATION_REPORT ?? 'out/mutation.json' },
};
