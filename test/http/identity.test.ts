import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { assertIdentityConfigured } from '../../src/adapters/http/identity/assert-identity-configured.ts';
import { createIdentityCheck } from '../../src/adapters/http/identity/create-identity-check.ts';
import { localIdentity } from '../../src/adapters/http/identity/local-identity.ts';
import { tokenIdentity } from '../../src/adapters/http/identity/token-identity.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { expectProblem, post } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { startTokenIssuer, type TokenIssuer } from './support/token-issuer.ts';

const QUESTION = { query: 'Why do I get pushed back?', grade: 10 };

describe('callers with tokens', () => {
  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
  });
  afterAll(() => issuer.close());

  const guarded = () => startSubject({ identify: tokenIdentity(issuer, new SystemClock()) });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test('a valid token names the student', async () => {
    const { address, ports } = await guarded();
    const response = await post(`${address}/v1/requests`, QUESTION, bearer(await issuer.token({ subject: 'grace' })));
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    expect((await ports.repository.find(id))?.studentId).toBe('grace');
  });

  test('no token is 401, with the challenge and without an error code', async () => {
    const { address, ports } = await guarded();
    const response = await post(`${address}/v1/requests`, QUESTION);
    await expectProblem(response, 401, 'unauthenticated');
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="vividly"');
    expect((await ports.repository.countByStatus()).queued).toBe(0);
  });

  test.each<[string, () => Promise<string>]>([
    ['expired', () => issuer.token({ expiresIn: -60 })],
    ['for another audience', () => issuer.token({ audience: 'somebody-else' })],
    ['from another issuer', () => issuer.token({ issuer: 'https://elsewhere.test' })],
    ['signed with another key', async () => issuer.token({ key: (await generateKeyPair('RS256')).privateKey })],
    ['without a subject', () => issuer.token({ subject: '' })],
    ['not signed', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"ada"}')}.`],
    ['no token at all', async () => 'nonsense'],
    [
      'tampered with',
      async () => (await issuer.token()).replace(/\.[^.]+\./, `.${btoa('{"sub":"eve","roles":["operator"]}')}.`),
    ],
  ])('a token that is %s is 401', async (_, make) => {
    const { address } = await guarded();
    const response = await fetch(`${address}/v1/requests`, { headers: bearer(await make()) });
    await expectProblem(response, 401, 'unauthenticated');
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test.each(['Basic YWRhOnB3', 'Bearer', 'Bearer a b', 'token'])('the header "%s" is 401', async (authorization) => {
    const { address } = await guarded();
    await expectProblem(await fetch(`${address}/v1/requests`, { headers: { authorization } }), 401, 'unauthenticated');
  });

  test.each([[[]], [undefined], ['student'], [['teacher']], [{ student: true }]])(
    'a token with the roles %j may do nothing',
    async (roles) => {
      const { address } = await guarded();
      const headers = bearer(await issuer.token({ roles }));
      await expectProblem(await fetch(`${address}/v1/requests`, { headers }), 403, 'forbidden');
      await expectProblem(await fetch(`${address}/v1/ops/summary`, { headers }), 403, 'forbidden');
    },
  );

  test('the token expires by the clock of the server', async () => {
    const clock = new ManualClock(Date.now());
    const { address } = await startSubject({ identify: tokenIdentity(issuer, clock) });
    const headers = bearer(await issuer.token({ expiresIn: 300 }));
    expect((await fetch(`${address}/v1/requests`, { headers })).status).toBe(200);
    await clock.advance(600_000);
    await expectProblem(await fetch(`${address}/v1/requests`, { headers }), 401, 'unauthenticated');
  });

  test('keys that cannot be fetched are nobody’s guilt: 503', async () => {
    const away = await startTokenIssuer();
    const token = await away.token();
    await away.close();
    const { address } = await startSubject({ identify: tokenIdentity(away, new SystemClock()) });
    const response = await fetch(`${address}/v1/requests`, { headers: bearer(token) });
    await expectProblem(response, 503, 'unavailable');
    expect(response.headers.get('retry-after')).toBe('5');
  });

  test.each(['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs'])('%s needs no token', async (path) => {
    const { address } = await guarded();
    expect((await fetch(address + path)).status).toBe(200);
  });
});

describe('callers without identity configured', () => {
  test.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', 'LOCALHOST'])(
    'a server on %s may start without',
    (host) => {
      expect(() => assertIdentityConfigured({ host, jwksUrl: undefined })).not.toThrow();
    },
  );

  test.each(['0.0.0.0', '::', '10.0.0.7', 'vividly.example', '127.0.0.1.example', '128.0.0.1', ''])(
    'a server on "%s" refuses to start without, and says what to set',
    (host) => {
      expect(() => assertIdentityConfigured({ host, jwksUrl: undefined })).toThrow(/VIVIDLY_JWKS_URL/);
      expect(() => assertIdentityConfigured({ host, jwksUrl: 'https://identity.test/keys' })).not.toThrow();
    },
  );

  test('a key set needs issuer and audience as well', () => {
    const options = { host: '0.0.0.0', jwksUrl: 'https://identity.test/keys', corsOrigins: [] };
    const check = (jwtIssuer?: string, jwtAudience?: string) =>
      createIdentityCheck({ ...options, jwtIssuer, jwtAudience }, new SystemClock());
    expect(() => check('https://identity.test')).toThrow(/AUDIENCE/);
    expect(() => check(undefined, 'vividly')).toThrow(/ISSUER/);
    expect(check('https://identity.test', 'vividly')).toBeInstanceOf(Function);
  });

  test('a page from elsewhere is refused: it would act for the student who has it open', async () => {
    const { address, ports } = await startSubject();
    const evil = await post(`${address}/v1/requests`, QUESTION, { origin: 'https://evil.example' });
    await expectProblem(evil, 403, 'forbidden');
    expect((await post(`${address}/v1/requests`, QUESTION, { origin: address })).status).toBe(202);
    expect((await ports.repository.countByStatus()).queued).toBe(1);
  });

  test('an origin that may call does', async () => {
    const { address } = await startSubject({ identify: localIdentity(['https://app.example']) });
    expect((await post(`${address}/v1/requests`, QUESTION, { origin: 'https://app.example' })).status).toBe(202);
  });

  test('a host name that was bent to this machine is refused', async () => {
    const { address } = await startSubject();
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.end('GET /v1/requests HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });
});
