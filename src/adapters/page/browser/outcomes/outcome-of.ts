import type { OutcomeView } from '../../../wire/request-view.ts';

/** The outcome of one kind, as the page is given it. */
export type OutcomeOf<Kind extends OutcomeView['kind']> = Extract<OutcomeView, { kind: Kind }>;
