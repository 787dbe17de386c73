import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { pushTokenCheck } from '../../../src/adapters/pubsub/push/push-token.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { startTokenSigner, type TokenSigner } from '../../support/token-signer.ts';

const OPTIONS = { audience: 'https://vividly.test/push', serviceAccountEmail: 'push@vividly.iam.gserviceaccount.com' };
const CLAIMS = {
  iss: 'https://accounts.google.com',
  aud: OPTIONS.audience,
  email: OPTIONS.serviceAccountEmail,
  email_verified: true,
};
const now = Math.floor(Date.now() / 1_000);

describe('the token of a push delivery', () => {
  let signer: TokenSigner;
  let check: ReturnType<typeof pushTokenCheck>;
  beforeAll(async () => {
    signer = await startTokenSigner();
    check = pushTokenCheck({ ...OPTIONS, jwksUrl: signer.jwksUrl }, new SystemClock());
  });
  afterAll(() => signer.close());

  const bearer = async (...signed: Parameters<TokenSigner['sign']>) => `Bearer ${await signer.sign(...signed)}`;

  test('is accepted when it is right, and the keys are fetched once', async () => {
    expect(await check(await bearer(CLAIMS))).toEqual({ kind: 'accepted' });
    expect(await check((await bearer(CLAIMS)).replace('Bearer', 'bearer'))).toEqual({ kind: 'accepted' });
    expect(signer.fetches()).toBe(1);
  });

  test.each([
    ['no header', null],
    ['an empty header', ''],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['a token that is none', 'Bearer junk'],
    ['three parts of junk', 'Bearer a.b.c'],
    ['an unsigned token', `Bearer ${new UnsecuredJWT(CLAIMS).setExpirationTime('1h').encode()}`],
  ])('%s is 401', async (_, authorization) => {
    expect(await check(authorization)).toMatchObject({ kind: 'refused', status: 401 });
  });

  test.each([
    ['another issuer', { iss: 'https://evil.test' }],
    ['another audience', { aud: 'https://elsewhere.test' }],
    ['an expiry that has passed', { exp: now - 60 }],
    ['a start that is to come', { nbf: now + 600 }],
  ])('%s is 401', async (_, claims) => {
    expect(await check(await bearer({ ...CLAIMS, ...claims }))).toMatchObject({ kind: 'refused', status: 401 });
  });

  test('no expiry at all is 401', async () => {
    const forever = { ...CLAIMS, exp: undefined } as unknown as typeof CLAIMS;
    expect(await check(await bearer(forever))).toMatchObject({ kind: 'refused', status: 401 });
  });

  test('a foreign key under our key’s name is 401', async () => {
    expect(await check(await bearer(CLAIMS, { foreignKey: true }))).toMatchObject({ kind: 'refused', status: 401 });
  });

  test.each([
    ['another account', { email: 'someone@else.iam.gserviceaccount.com' }],
    ['an address that was not verified', { email_verified: false }],
    ['no address', { email: undefined }],
  ])('%s is 403', async (_, claims) => {
    const changed = { ...CLAIMS, ...claims } as typeof CLAIMS;
    expect(await check(await bearer(changed))).toMatchObject({ kind: 'refused', status: 403 });
  });

  test('keys that cannot be fetched are 503, not the caller’s guilt', async () => {
    const broken = await startTokenSigner();
    const authorization = `Bearer ${await broken.sign(CLAIMS)}`;
    const checkBroken = pushTokenCheck({ ...OPTIONS, jwksUrl: broken.jwksUrl }, new SystemClock());
    broken.breakDown();
    expect(await checkBroken(authorization)).toMatchObject({ kind: 'refused', status: 503 });
    await broken.close();
    expect(await checkBroken(authorization)).toMatchObject({ kind: 'refused', status: 503 });
  });
});
