import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Signs tokens and serves the keys to check them, as an identity provider does. */
export interface TokenIssuer {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** A valid token, but for what is changed. */
  token(changes?: TokenChanges): Promise<string>;
  close(): Promise<void>;
}

export interface TokenChanges {
  readonly subject?: string;
  readonly roles?: unknown;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly key?: CryptoKey;
}

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const [issuer, audience] = ['https://identity.test', 'vividly'];
  return {
    jwksUrl,
    issuer,
    audience,
    token: (changes = {}) =>
      new SignJWT({ roles: 'roles' in changes ? changes.roles : ['student'] })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setSubject(changes.subject ?? 'ada')
        .setIssuer(changes.issuer ?? issuer)
        .setAudience(changes.audience ?? audience)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + (changes.expiresIn ?? 300))
        .sign(changes.key ?? privateKey),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
