/** Something wrong in a catalogue file. */
export interface CatalogueMistake {
  readonly path: string;
  /** What is wrong, fit to act on. */
  readonly problem: string;
}

/** The catalogue's files are wrong; the message names every mistake. */
export class CatalogueMistakes extends Error {
  override readonly name = 'CatalogueMistakes';
  readonly mistakes: readonly CatalogueMistake[];

  constructor(mistakes: readonly CatalogueMistake[]) {
    super(
      `${mistakes.length} mistakes in the catalogue:\n${mistakes.map(({ path, problem }) => `${path}: ${problem}`).join('\n')}`,
    );
    this.mistakes = mistakes;
  }
}
