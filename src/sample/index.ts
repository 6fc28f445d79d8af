/** Entry of `dist/sample.js`, which loads on first use. */
export { startGateway, type Gateway, type GatewayOptions } from './gateway';
export type { SampleAccount } from './account';
export type { SampleEvent } from './events';
export type { AnswerBody, BatchVerdict, Fault, Faults } from './faults';
export type { SampleInstance } from './instances';
export type { Keyring, SampleKey } from './keys';
export type { ReceivedRequest } from './received';
export { statusAt } from './events';
export { failingName } from './instances';
export { currentInstances } from './instanceState';
