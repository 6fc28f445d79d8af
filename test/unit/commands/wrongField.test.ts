// Where an account is asked for again that the service did not take.
import assert from 'node:assert/strict';
import { wrongStep, type FieldStep } from '../../../src/commands/wrongField';

const steps = (...fields: FieldStep['field'][]): FieldStep[] =>
  fields.map(field => ({ field, ask: () => Promise.resolve(true as const) }));
const accessKey = steps('name', 'keyId', 'secret', 'endpoint');
const sts = steps('name', 'keyId', 'secret', 'token', 'endpoint');
const imported = steps('profile', 'name', 'endpoint');

describe('Trying again after an account was not taken', () => {
  for (const [kind, code, ofAccessKey, ofSts, ofImported] of [
    ['credential', 'SignatureDoesNotMatch', 'secret', 'secret', 'profile'],
    ['credential', 'IncompleteSignature', 'secret', 'secret', 'profile'],
    ['credential', 'InvalidAccessKeyId.NotFound', 'keyId', 'keyId', 'profile'],
    ['credential', 'InvalidAccessKeyId.Inactive', 'keyId', 'keyId', 'profile'],
    ['credential', 'InvalidSecurityToken.Expired', 'keyId', 'token', 'profile'],
    ['credential', 'MissingSecurityToken', 'keyId', 'token', 'profile'],
    ['network', 'ENOTFOUND', 'endpoint', 'endpoint', 'endpoint'],
    ['configuration', 'InvalidAction.NotFound', 'endpoint', 'endpoint', 'endpoint'],
    ['permission', 'NoPermission', undefined, undefined, undefined],
    ['throttled', 'Throttling.User', undefined, undefined, undefined],
    ['server', 'InternalError', undefined, undefined, undefined],
  ] as const) {
    it(`opens at ${ofAccessKey ?? 'no question'} after ${code}`, () => {
      const fieldIn = (all: readonly FieldStep[]) => {
        const at = wrongStep({ kind, code }, all);
        return at === undefined ? undefined : all[at]?.field;
      };
      assert.deepEqual([fieldIn(accessKey), fieldIn(sts), fieldIn(imported)], [ofAccessKey, ofSts, ofImported]);
    });
  }
});
