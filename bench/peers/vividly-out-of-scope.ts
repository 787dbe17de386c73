import type { OpenParticipantOf } from '../participants/participant.ts';
import { openVividlyParticipant } from '../participants/vividly.ts';

export const open: OpenParticipantOf = (setup) => openVividlyParticipant(setup, 'out_of_scope');
