import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** Signs tokens, and serves the keys to check them with. */
export interface TokenSigner {
  readonly jwksUrl: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** From now on the keys cannot be fetched. */
  breakDown(): void;
  /** A token with these claims, valid for an hour unless they say otherwise. */
  sign(claims: JWTPayload, options?: { readonly foreignKey?: boolean }): Promise<string>;
  close(): Promise<void>;
}

export async function startTokenSigner(): Promise<TokenSigner> {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }] };
  let [fetches, broken] = [0, false];
  const server = createServer((_, response) => {
    fetches += 1;
    response.statusCode = broken ? 500 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(keys));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: `http://127.0.0.1:${port}/certs`,
    fetches: () => fetches,
    breakDown: () => {
      broken = true;
    },
    sign: (claims, { foreignKey = false } = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT({ iat: now, exp: now + 3_600, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'own' })
        .sign(foreignKey ? foreign.privateKey : own.privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
