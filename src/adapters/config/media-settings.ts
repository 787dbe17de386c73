import { z } from 'zod';
import { setting } from './setting.ts';
import { count, optional, words } from './value-schemas.ts';

/** How lessons are narrated and filmed, and where the files are kept. */
export const MEDIA_SETTINGS = {
  renderer: setting({
    variable: 'VIVIDLY_RENDERER',
    meaning:
      'Who narrates: local (a voice of its own, no service), google (Cloud Text-to-Speech) or text (no sound, no film). Films are made here in either case.',
    schema: words('local', 'google', 'text'),
    fallback: 'local',
    fix: 'use local, google or text',
  }),
  voice: setting({
    variable: 'VIVIDLY_VOICE',
    meaning: 'Name of the voice. Local: slt (the default), rms or awb. Google: for example en-US-Neural2-F.',
    schema: optional,
    fallback: null,
    fix: 'give a voice of the renderer, or unset it',
  }),
  renderingThreads: setting({
    variable: 'VIVIDLY_RENDERING_THREADS',
    meaning: 'Films in work at once, for each worker, each in a thread of its own; and as many voices.',
    schema: count(64),
    fallback: '1',
    fix: 'give a whole number from 1 to 64',
  }),
  mediaBucket: setting({
    variable: 'VIVIDLY_MEDIA_BUCKET',
    meaning: 'Cloud Storage bucket for sound and films; without it they are kept in VIVIDLY_DATA_DIR.',
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/)
      .optional(),
    fallback: null,
    fix: 'give the name of a bucket, without gs://, or unset it',
  }),
};
