/** What `vividly doctor` found out about a part. */
export interface Finding {
  readonly part: string;
  readonly state: 'ok' | 'warning' | 'broken';
  readonly detail: string;
  /** What to do; null when nothing needs doing. */
  readonly fix: string | null;
}
