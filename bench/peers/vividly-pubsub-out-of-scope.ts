import type { OpenParticipantOf } from '../participants/participant.ts';
import { openVividlyOnPubSub } from '../participants/vividly-on-pubsub.ts';

export const open: OpenParticipantOf = (setup) => openVividlyOnPubSub(setup, 'out_of_scope');
