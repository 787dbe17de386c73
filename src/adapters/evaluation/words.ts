/** A name in the report as people read it: `clarification_needed` is "clarification needed". */
export function words(name: string): string {
  return name.replaceAll('_', ' ');
}
