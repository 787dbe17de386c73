/** The colours of a lesson. */
export interface Look {
  readonly paper: string;
  readonly panel: string;
  /** For shapes and small headings. */
  readonly accent: string;
  /** The accent, dark enough to stand behind white text. */
  readonly deep: string;
  /** A second colour that stands out from the accent. */
  readonly warm: string;
}

/** Of text on paper, and of what is less important. */
export const INK = '#1c2333';
export const MUTED = '#566075';

const LOOKS: readonly [Look, ...Look[]] = [
  { paper: '#f5f8fe', panel: '#dde8fb', accent: '#2f6bde', deep: '#17387a', warm: '#f08a24' },
  { paper: '#f3faf5', panel: '#d6efde', accent: '#1f8a53', deep: '#0f4a2e', warm: '#f2a516' },
  { paper: '#f8f5fe', panel: '#e7dcfb', accent: '#7a45d1', deep: '#3d1f76', warm: '#f0663c' },
  { paper: '#f1fafb', panel: '#cfecee', accent: '#0f8a92', deep: '#084a50', warm: '#ef6f4a' },
  { paper: '#fef5f7', panel: '#fadde5', accent: '#cf3a63', deep: '#6b1730', warm: '#2f7fd6' },
  { paper: '#fdf7f1', panel: '#fbe5d0', accent: '#c9570f', deep: '#6d2f09', warm: '#1f8f8a' },
];

/** Lessons of one topic look alike. */
export function lookOf(topicId: string): Look {
  let sum = 0;
  for (const character of topicId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return LOOKS[sum % LOOKS.length] ?? LOOKS[0];
}
