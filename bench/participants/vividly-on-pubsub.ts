import { randomUUID } from 'node:crypto';
import type { OpenParticipant, ParticipantSetup } from './participant.ts';
import { openVividlyParticipant, type VividlyAnswer } from './vividly.ts';

/** Vividly with its queue on the Pub/Sub emulator; topics and subscriptions of its own each time. */
export function openVividlyOnPubSub(setup: ParticipantSetup, answer: VividlyAnswer): Promise<OpenParticipant> {
  if (setup.pubSubHost === null) throw new Error('Pub/Sub needs an emulator');
  return openVividlyParticipant(setup, answer, {
    VIVIDLY_QUEUE: 'pubsub',
    VIVIDLY_PUBSUB_TOPIC: `bench-${randomUUID()}`,
    GOOGLE_CLOUD_PROJECT: 'vividly-bench',
    PUBSUB_EMULATOR_HOST: setup.pubSubHost,
  });
}
