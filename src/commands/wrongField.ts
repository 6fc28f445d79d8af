import type { EnsError } from '../ens/error';
import type { Step } from './inputs';

/** What a question of an account asks for. */
type Field = 'name' | 'profile' | 'keyId' | 'secret' | 'token' | 'endpoint';

export interface FieldStep {
  field: Field;
  ask: Step;
}

/**
 * Where to ask again after the service did not take an account: the index of the question whose answer may be wrong, so
 * that a secret is asked for in the box that hides it. Undefined where no answer is wrong: then trying again is enough.
 */
export function wrongStep(failure: Pick<EnsError, 'kind' | 'code'>, steps: readonly FieldStep[]): number | undefined {
  const fields = wrongFields(failure);
  if (fields.length === 0) {
    return undefined;
  }
  const found = fields.map(field => steps.findIndex(step => step.field === field)).find(index => index >= 0);
  return found ?? 0;
}

/** The likeliest first; an account that was imported has its credentials from its profile. */
function wrongFields({ kind, code }: Pick<EnsError, 'kind' | 'code'>): readonly Field[] {
  switch (kind) {
    case 'credential':
      return [...credentialFields(code), 'profile'];
    case 'network':
    case 'configuration':
      return ['endpoint'];
    default:
      return [];
  }
}

function credentialFields(code: string): readonly Field[] {
  if (code.startsWith('InvalidAccessKeyId') || code === 'MissingAccessKeyId') {
    return ['keyId'];
  }
  return code.includes('SecurityToken') ? ['token', 'keyId'] : ['secret'];
}
