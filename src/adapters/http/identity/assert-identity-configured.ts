import { isLoopback } from './loopback.ts';

/** The server would have been open to everyone. */
export class IdentityNotConfigured extends Error {
  override readonly name = 'IdentityNotConfigured';

  constructor(host: string) {
    super(
      `Refusing to listen on ${host}: it can be reached from other machines, and no identity is configured, so every ` +
        'caller would be student and operator. Set VIVIDLY_JWKS_URL, VIVIDLY_JWT_ISSUER and VIVIDLY_JWT_AUDIENCE, or ' +
        'set VIVIDLY_HOST=127.0.0.1.',
    );
  }
}

/** Throws IdentityNotConfigured when the server would be open to everyone. */
export function assertIdentityConfigured({ host, jwksUrl }: { host: string; jwksUrl: string | undefined }): void {
  if (jwksUrl === undefined && !isLoopback(host)) throw new IdentityNotConfigured(host);
}
