import type { Topic } from '../../../domain/topic.ts';
import type { TopicCandidate } from '../../text-search/topic-search.ts';
import type { BroadTerm } from './broad-terms.ts';
import type { NonAcademicCategory } from './non-academic.ts';
import type { UncoveredSubject } from './uncovered-subjects.ts';

/** What a question turned out to be, before grade and clarification rounds are looked at. */
export type Verdict = {
  /** Topics by relevance, best first; may be empty. */
  readonly candidates: readonly TopicCandidate[];
} & (
  | { readonly kind: 'one_topic'; readonly topic: Topic; readonly confidence: number }
  | { readonly kind: 'several_topics'; readonly confidence: number }
  | { readonly kind: 'broad_term'; readonly term: BroadTerm }
  | { readonly kind: 'nothing_said' }
  | { readonly kind: 'uncovered'; readonly subject: UncoveredSubject }
  | { readonly kind: 'non_academic'; readonly category: NonAcademicCategory }
);
