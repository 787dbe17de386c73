/** 0: done, whatever valid outcome; 1: the work failed; 2: usage or configuration. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
