/** What RAM says about a refused call (ens-api.md section 5, "Answer and error bodies"). */
export interface AccessDeniedDetail {
  AuthAction: string;
  AuthPrincipalType: string;
  AuthPrincipalOwnerId: string;
  AuthPrincipalDisplayName: string;
  NoPermissionType: 'ImplicitDeny' | 'ExplicitDeny';
  PolicyType: string;
}

/** Thrown by any check or operation of the gateway; answered as an error body with this HTTP status and code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly accessDenied?: AccessDeniedDetail,
  ) {
    super(message);
  }
}

/** A parameter of the right name with an unusable value. */
export function invalidParameter(name: string, why: string): Refusal {
  return new Refusal(400, `InvalidParameter.${name}`, `The specified parameter ${name} is not valid: ${why}`);
}

/** ENS answers a missing permission with 400, not 403 (ens-api.md section 5). */
export function noPermission(action: string): Refusal {
  return new Refusal(400, 'NoPermission', `You are not authorized to do this action: ens:${action}`, {
    AuthAction: `ens:${action}`,
    AuthPrincipalType: 'SubUser',
    AuthPrincipalOwnerId: '0000000000000000',
    AuthPrincipalDisplayName: 'sample-viewer',
    NoPermissionType: 'ImplicitDeny',
    PolicyType: 'AccountLevelIdentityBasedPolicy',
  });
}
