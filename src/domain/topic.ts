/** A topic of the catalogue, by its id (kebab case, one id space) and its usual name. */
export interface TopicReference {
  readonly id: string;
  readonly name: string;
}

/** School subjects that the catalogue covers. */
export const SUBJECTS = [
  'physics',
  'chemistry',
  'biology',
  'earth_and_space',
  'mathematics',
  'computing',
  'science_skills',
] as const;

export type Subject = (typeof SUBJECTS)[number];

/** A topic with what is needed to teach it. Source: the catalogue's data files. */
export interface Topic extends TopicReference {
  readonly subject: Subject;
  readonly unit: string;
  /** Grades (1 to 12, inclusive) in which it is taught. */
  readonly grades: { readonly from: number; readonly to: number };
  readonly prerequisites: readonly string[];
  readonly related: readonly string[];
  readonly standards: readonly string[];
  readonly synonyms: readonly string[];
  readonly keywords: readonly string[];
  readonly everydayWordings: readonly string[];
  readonly misconceptions: readonly { readonly belief: string; readonly correction: string }[];
  readonly summary: string;
  /** Paragraphs at two reading levels. */
  readonly explanation: { readonly simple: readonly string[]; readonly standard: readonly string[] };
  readonly workedExample: { readonly problem: string; readonly solution: string };
  readonly visuals: readonly string[];
  readonly analogies: readonly Analogy[];
  readonly checkQuestions: readonly { readonly question: string; readonly answer: string }[];
  readonly takeaways: readonly string[];
  /** The same in the words of the first five grades; topics that are taught from there on have them. */
  readonly simpleTakeaways?: readonly string[] | undefined;
}

/** A comparison for interests of one family; `{interest}` in the text stands for the student's own interest. */
export interface Analogy {
  readonly family: InterestFamily;
  /** Ids of the family's interests that it truly speaks to. No interest is in two comparisons of a topic. */
  readonly interests: readonly string[];
  readonly text: string;
  readonly limit: string;
}

/** Families of interests: those of one family have much in common. */
export const INTEREST_FAMILIES = [
  'ball_sports',
  'movement_sports',
  'video_games',
  'music',
  'art_and_design',
  'cooking',
  'animals_and_nature',
  'vehicles_and_machines',
  'stories_and_screen',
  'friends_and_social',
] as const;

export type InterestFamily = (typeof INTEREST_FAMILIES)[number];

/** One interest of the interest catalogue. */
export interface Interest {
  readonly id: string;
  /** A noun that reads well in a sentence: "basketball", "hip hop". */
  readonly name: string;
  readonly family: InterestFamily;
}
