import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { httpRoutes } from '../../src/adapters/http/http-routes.ts';
import { tokenIdentity } from '../../src/adapters/http/identity/token-identity.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { expectProblem } from './support/call.ts';
import { QUICK_SETTINGS, startSubject } from './support/http-subject.ts';
import { startTokenIssuer, type TokenIssuer } from './support/token-issuer.ts';

describe('everything under /v1/ops', () => {
  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
  });
  afterAll(() => issuer.close());

  test('is for operators alone: no token is 401, a student is 403', async () => {
    const identify = tokenIdentity(issuer, new SystemClock());
    const { address, ports } = await startSubject({ identify });
    const routes = httpRoutes({
      ports,
      settings: QUICK_SETTINGS,
      metrics: { contentType: '', metrics: async () => '' },
      identify,
      estimateSeconds: () => null,
      report: () => undefined,
    }).filter(({ path }) => path.startsWith('/v1/ops/'));
    expect(routes.length).toBeGreaterThan(10);
    const student = await issuer.token({ subject: 'eve', roles: ['student'] });
    const operator = await issuer.token({ subject: 'olga', roles: ['operator'] });
    for (const { method, path } of routes) {
      const url = address + path.replace('{id}', '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0901');
      const as = (token: string | null) =>
        fetch(url, { method, headers: token === null ? {} : { authorization: `Bearer ${token}` } });
      await expectProblem(await as(null), 401, 'unauthenticated');
      await expectProblem(await as(student), 403, 'forbidden');
      expect([401, 403]).not.toContain((await as(operator)).status);
    }
  });
});
