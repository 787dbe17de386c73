import { MEDIA_SETTINGS } from './media-settings.ts';
import { MODEL_SETTINGS } from './model-settings.ts';
import { QUEUE_SETTINGS } from './queue-settings.ts';
import { SERVER_SETTINGS } from './server-settings.ts';
import { STORAGE_SETTINGS } from './storage-settings.ts';
import { TELEMETRY_SETTINGS } from './telemetry-settings.ts';
import { WORKER_SETTINGS } from './worker-settings.ts';

/** Every environment variable that Vividly reads. The one place: docs/configuration.md is generated from it. */
export const SETTINGS = {
  ...MODEL_SETTINGS,
  ...QUEUE_SETTINGS,
  ...STORAGE_SETTINGS,
  ...MEDIA_SETTINGS,
  ...SERVER_SETTINGS,
  ...WORKER_SETTINGS,
  ...TELEMETRY_SETTINGS,
};

export type Settings = typeof SETTINGS;
