// The entry of dist/ens.js, which holds the SDK and loads with the first call.
export { createEnsClient, type EnsClientParts } from './client';
