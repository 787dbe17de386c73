/** What can be wrong with a model on purpose. `slow` outlasts any sensible deadline; `flaky` fails about half of its calls. */
export const MODEL_FAULTS = ['none', 'unavailable', 'not_found', 'rate_limited', 'slow', 'malformed', 'flaky'] as const;
export type ModelFault = (typeof MODEL_FAULTS)[number];
