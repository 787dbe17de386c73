import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../../domain/ports/clock.ts';
import { type Identity, type IdentityCheck, type IdentityResult, ROLES } from './identity.ts';

/** Whose tokens are taken, and where the keys that sign them are. */
export interface TokenOptions {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Asymmetric only: with a public key set, a shared-secret algorithm would let anyone sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Mistakes of the caller; what is not here (keys that cannot be fetched) is nobody's guilt. */
const BAD_TOKEN = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

const CLOCK_TOLERANCE_SECONDS = 30;

/** Callers are who their bearer token says. Keys are fetched when first needed, kept, and fetched again for a new one. */
export function tokenIdentity({ jwksUrl, issuer, audience }: TokenOptions, clock: Clock): IdentityCheck {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5_000 });
  return async ({ authorization }) => {
    if (authorization === null) return unknown('Send a bearer token in the Authorization header.', false);
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined) return unknown('The Authorization header must be "Bearer" and a token.', true);
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
      });
      const identity = identityOf(payload);
      return identity === null ? unknown('The token names no subject.', true) : { kind: 'known', identity };
    } catch (thrown) {
      if (thrown instanceof errors.JWTExpired) return unknown('The token has expired. Get a new one.', true);
      if (BAD_TOKEN.some((mistake) => thrown instanceof mistake)) return unknown('The token is not valid here.', true);
      return { kind: 'unavailable', detail: 'The keys that sign tokens cannot be fetched at the moment.' };
    }
  };
}

function unknown(detail: string, tokenGiven: boolean): IdentityResult {
  return { kind: 'unknown', detail, tokenGiven };
}

const claimsSchema = z.object({ sub: z.string().min(1).max(200), roles: z.array(z.unknown()).catch([]) });

function identityOf(payload: JWTPayload): Identity | null {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return null;
  const { sub, roles } = claims.data;
  return { subject: sub, roles: ROLES.filter((role) => roles.includes(role)) };
}
