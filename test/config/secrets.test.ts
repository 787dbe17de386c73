import { describe, expect, test } from '@jest/globals';
import { describeMistakes, readConfig } from '../../src/adapters/config/read-config.ts';
import { printableConfig } from '../../src/adapters/config/redact-config.ts';
import { SETTINGS } from '../../src/adapters/config/settings.ts';

const SECRET = 'hunter2';

/** A usable and an unusable value of everything that must not be printed. */
const SECRETS = {
  DATABASE_URL: {
    usable: `postgres://vividly:${SECRET}@host:5432/vividly`,
    unusable: `mysql://vividly:${SECRET}@host`,
  },
  VIVIDLY_MODEL_ACCESS_TOKEN: { usable: `ya29.${SECRET}`, unusable: null },
} as const;

function printed(environment: Record<string, string>): string {
  const read = readConfig(environment);
  return read.kind === 'config' ? JSON.stringify(printableConfig(read.config)) : describeMistakes(read.mistakes);
}

test('the secrets are these', () => {
  const secret = Object.values(SETTINGS).flatMap((setting) =>
    'secret' in setting && setting.secret ? [setting.variable] : [],
  );
  expect(secret.sort()).toEqual(Object.keys(SECRETS).sort());
});

describe.each(Object.entries(SECRETS))('%s', (variable, { usable, unusable }) => {
  test('is only said to be set', () => {
    expect(printed({ [variable]: usable })).toContain(`"${variable}":"(set)"`);
    expect(printed({ [variable]: usable })).not.toContain(SECRET);
  });

  test('is not said to be set when it is not', () => {
    expect(printed({})).not.toContain('(set)');
  });

  if (unusable !== null) {
    test('is not repeated when it is wrong', () => {
      expect(printed({ [variable]: unusable })).toContain(variable);
      expect(printed({ [variable]: unusable })).not.toContain(SECRET);
    });
  }

  test('is not repeated beside another mistake', () => {
    expect(printed({ [variable]: usable, PORT: 'http' })).not.toContain(SECRET);
  });
});

test('everything else is printed under its variable', () => {
  const read = readConfig({ PORT: '9000' });
  if (read.kind === 'mistakes') throw new Error('mistaken');
  const shown = printableConfig(read.config);
  expect(Object.keys(shown).sort()).toEqual(
    Object.values(SETTINGS)
      .map(({ variable }) => variable)
      .sort(),
  );
  expect(shown).toMatchObject({ PORT: 9000, VIVIDLY_MODEL: 'offline' });
});
