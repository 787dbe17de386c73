/** What is seen at one moment. Pictures are named; see `pictures/find-pictures.ts`. */
export type SlideView =
  | {
      readonly kind: 'title';
      readonly title: string;
      /** Null until it is said. */
      readonly hook: string | null;
      readonly pictures: readonly string[];
    }
  | {
      readonly kind: 'section';
      /** From 1. */
      readonly number: number;
      readonly heading: string;
      readonly message: string | null;
      /** Formulas that have been said, the last ones. */
      readonly formulas: readonly string[];
      readonly pictures: readonly string[];
      /** What the pictures are to make one think of. */
      readonly visual: string;
    }
  | {
      readonly kind: 'takeaways';
      readonly heading: string;
      /** Those that have been said. */
      readonly takeaways: readonly string[];
      readonly total: number;
    };

/** What is seen from a moment on, in seconds from the beginning. */
export interface Step {
  readonly at: number;
  readonly view: SlideView;
}

/** A slide: what is seen on it, step by step, until it ends. */
export interface Scene {
  /** From 0. */
  readonly slide: number;
  readonly start: number;
  readonly end: number;
  readonly steps: readonly [Step, ...Step[]];
}
