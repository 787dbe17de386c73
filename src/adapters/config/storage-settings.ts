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
  dataFolder: setting({
    variable: 'VIVIDLY_DATA_DIR',
    meaning: 'Folder of the embedded database and of files.',
    schema: text,
    fallback: '.vividly',
    fix: 'give a folder that you may write',
  }),
};
