import type { Clock } from '../../../domain/ports/clock.ts';
import { assertIdentityConfigured } from './assert-identity-configured.ts';
import type { IdentityCheck } from './identity.ts';
import { localIdentity } from './local-identity.ts';
import { tokenIdentity } from './token-identity.ts';

/** What decides how callers are known. */
export interface IdentityOptions {
  /** The address that the server will listen on. */
  readonly host: string;
  readonly jwksUrl: string | undefined;
  readonly jwtIssuer: string | undefined;
  readonly jwtAudience: string | undefined;
  readonly corsOrigins: readonly string[];
}

/**
 * How callers are known: by token where a key set is configured, else as the local student on loopback. Throws
 * IdentityNotConfigured where neither is possible, and a RangeError for a key set without issuer and audience.
 */
export function createIdentityCheck(options: IdentityOptions, clock: Clock): IdentityCheck {
  assertIdentityConfigured(options);
  const { jwksUrl, jwtIssuer: issuer, jwtAudience: audience } = options;
  if (jwksUrl === undefined) return localIdentity(options.corsOrigins);
  if (issuer === undefined || audience === undefined) {
    throw new RangeError('a key set needs VIVIDLY_JWT_ISSUER and VIVIDLY_JWT_AUDIENCE as well');
  }
  return tokenIdentity({ jwksUrl, issuer, audience }, clock);
}
