import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Clock } from '../../../domain/ports/clock.ts';
import { GOOGLE_SIGNER, type PushOptions } from './push-options.ts';

/** Whether a push delivery comes from where it should; if not, the HTTP status that says so. */
export type TokenCheck =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 503; readonly problem: string };

/** Mistakes of the caller. What is not here (keys that cannot be fetched, say) is nobody's guilt, and is tried again. */
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

/** Seconds by which the signer's clock may differ from ours. */
const CLOCK_TOLERANCE = 30;

/**
 * Checks the bearer token of a push delivery: signature, issuer, audience, expiry, and the service account. Keys are
 * fetched when first needed, and kept. Never rejects.
 */
export function pushTokenCheck(
  { audience, serviceAccountEmail, issuer = GOOGLE_SIGNER.issuer, jwksUrl = GOOGLE_SIGNER.jwksUrl }: PushOptions,
  clock: Clock,
): (authorization: string | null) => Promise<TokenCheck> {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5_000 });
  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return refused(401, 'a bearer token is needed');
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(clock.now()),
      });
      if (payload['email_verified'] !== true || payload['email'] !== serviceAccountEmail) {
        return refused(403, 'the token is not of the service account that delivers here');
      }
      return { kind: 'accepted' };
    } catch (thrown) {
      if (BAD_TOKEN.some((mistake) => thrown instanceof mistake)) return refused(401, 'the bearer token is not valid');
      return refused(503, 'the signing keys cannot be fetched');
    }
  };
}

function refused(status: 401 | 403 | 503, problem: string): TokenCheck {
  return { kind: 'refused', status, problem };
}
