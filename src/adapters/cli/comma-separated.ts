import { InvalidArgumentError } from 'commander';

/** Reads a command-line argument that is a list. */
export function commaSeparated(text: string): readonly string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new InvalidArgumentError('It must name at least one, comma separated.');
  return parts;
}
