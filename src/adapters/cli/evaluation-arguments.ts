import { InvalidArgumentError } from 'commander';
import { MODELS } from '../config/model-settings.ts';
import type { Config } from '../config/read-config.ts';

/** Reads models, comma separated, each once. */
export function modelNames(text: string): readonly Config['model'][] {
  const names = text.split(',').map((name) => name.trim());
  const isModel = (name: string): name is Config['model'] => (MODELS as readonly string[]).includes(name);
  if (!names.every(isModel)) throw new InvalidArgumentError(`Choose from ${MODELS.join(', ')}, comma separated.`);
  return [...new Set(names)];
}

/** Reads a share. */
export function shareFromZeroToOne(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError('It must be a number from 0 to 1, such as 0.95.');
  }
  return number;
}
