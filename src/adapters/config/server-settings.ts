import { z } from 'zod';
import { setting } from './setting.ts';
import { list, optional, text } from './value-schemas.ts';

/** Who may call the API, and where it listens. */
export const SERVER_SETTINGS = {
  host: setting({
    variable: 'VIVIDLY_HOST',
    meaning: 'Address that the server listens on. Anything but loopback needs identity.',
    schema: text,
    fallback: '127.0.0.1',
    fix: 'give an address such as 127.0.0.1 or 0.0.0.0',
  }),
  port: setting({
    variable: 'PORT',
    meaning: 'Port that the server listens on; 0 takes a free one.',
    schema: z.coerce.number().int().min(0).max(65_535),
    fallback: '8080',
    fix: 'give a port from 0 to 65535',
  }),
  jwksUrl: setting({
    variable: 'VIVIDLY_JWKS_URL',
    meaning: 'Where the keys are that sign bearer tokens; switches identity on.',
    schema: z.url().optional(),
    fallback: null,
    fix: 'give the address of a JWKS document, or unset it',
  }),
  jwtIssuer: setting({
    variable: 'VIVIDLY_JWT_ISSUER',
    meaning: 'Issuer of bearer tokens. Needed with VIVIDLY_JWKS_URL.',
    schema: optional,
    fallback: null,
    fix: 'set the issuer that your tokens carry',
  }),
  jwtAudience: setting({
    variable: 'VIVIDLY_JWT_AUDIENCE',
    meaning: 'Audience of bearer tokens. Needed with VIVIDLY_JWKS_URL.',
    schema: optional,
    fallback: null,
    fix: 'set the audience that your tokens carry',
  }),
  corsOrigins: setting({
    variable: 'VIVIDLY_CORS_ORIGINS',
    meaning: 'Origins, comma separated, whose pages may call the API from a browser.',
    schema: list.pipe(z.array(z.url())),
    fallback: '',
    fix: 'give origins such as https://school.example, comma separated, or unset it',
  }),
  rateLimit: setting({
    variable: 'VIVIDLY_RATE_LIMIT_PER_MINUTE',
    meaning: 'Questions and answers that one student may send in a minute; 0 for no limit.',
    schema: z.coerce.number().int().nonnegative().max(100_000),
    fallback: '30',
    fix: 'give a whole number from 0 to 100000',
  }),
};
