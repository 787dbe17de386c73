import type { Interest, Topic } from '../topic.ts';

export interface TopicMatch {
  readonly topic: Topic;
  /** Larger is better; only comparable within one search. */
  readonly score: number;
}

/**
 * What can be taught.
 *
 * 1. Ids are unique; `topic` gives null for an unknown one.
 * 2. `search` ranks topics for words as a student would use them, best first; unknown words give an empty list.
 * 3. `interest` maps free text to an interest of the catalogue, or null where none fits.
 * 4. `broaderInterest` gives the interest that includes another: who likes Minecraft likes video games. Null where none does.
 */
export interface TopicCatalogue {
  topics(): readonly Topic[];
  topic(id: string): Topic | null;
  search(text: string, limit: number): readonly TopicMatch[];
  interests(): readonly Interest[];
  interest(text: string): Interest | null;
  broaderInterest(interest: Interest): Interest | null;
}
