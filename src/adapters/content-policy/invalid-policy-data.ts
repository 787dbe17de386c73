/** The rules cannot be evaluated as written. The worker must not start: an unscreened question is worse than none. */
export class InvalidPolicyData extends Error {
  override readonly name = 'InvalidPolicyData';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The content policy cannot be loaded, so nothing can be screened:\n${problems.map((one) => `- ${one}`).join('\n')}`,
    );
    this.problems = problems;
  }
}
