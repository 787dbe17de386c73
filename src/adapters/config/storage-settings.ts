import { z } from 'zod';
import { setting } from './setting.ts';
import { count, text } from './value-schemas.ts';

/** Where requests and lessons are kept. */
export const STORAGE_SETTINGS = {
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    meaning: 'PostgreSQL address; without it the embedded database in VIVIDLY_DATA_DIR is used.',
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    fallback: null,
    fix: 'give postgres://user:password@host:5432/database, or unset it',
    secret: true,
  }),
  databasePool: setting({
    variable: 'VIVIDLY_DATABASE_POOL',
    meaning: 'Connections to PostgreSQL, for each process.',
    schema: count(500),
    fallback: '10',
    fix: 'give a whole number from 1 to 500',
  }),
  libraryDays: setting({
    variable: 'VIVIDLY_LIBRARY_DAYS',
    meaning: 'Days for which a lesson is given to others; then the next request has it made anew.',
    schema: count(3_650),
    fallback: '90',
    fix: 'give a whole number from 1 to 3650',
  }),
  withdrawalVotes: setting({
    variable: 'VIVIDLY_WITHDRAWAL_VOTES',
    meaning:
      'With so many votes on a lesson, more "no" than "yes" to "was this helpful?" withdraw it from the library.',
    schema: count(1_000),
    fallback: '3',
    fix: 'give a whole number from 1 to 1000',
  }),
  withdrawalWrongVotes: setting({
    variable: 'VIVIDLY_WITHDRAWAL_WRONG_VOTES',
    meaning: 'So many students who say that a lesson is wrong withdraw it, whatever all others say.',
    schema: count(1_000),
    fallback: '2',
    fix: 'give a whole number from 1 to 1000',
  }),
  dataFolder: setting({
    variable: 'VIVIDLY_DATA_DIR',
    meaning: 'Folder of the embedded database and of files.',
    schema: text,
    fallback: '.vividly',
    fix: 'give a folder that you may write',
  }),
};
