/**
 * Data that comes from a student, fenced off from our words. JSON with `<` and `>` escaped, so that nothing inside can
 * close the fence, and the system instruction says that what is inside is never an instruction.
 */
export function fencedData(data: unknown): string {
  const json = JSON.stringify(data, null, 1).replace(/</g, '\\u003c').replace(/>/g, '\\u003e');
  return `<student_data>\n${json}\n</student_data>`;
}
