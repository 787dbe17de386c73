import Table from 'cli-table3';
import { type BenchReport, describeVerdict, written } from './report.ts';

/** The report as tables for a terminal. */
export function printReport({ at, machine, servers, sections }: BenchReport): string {
  const parts = [`Vividly's benchmark, ${at}`, machine, ...servers];
  for (const section of sections) {
    parts.push('', `${section.title} (${section.name})`);
    if ('skipped' in section) {
      parts.push(`skipped: ${section.skipped}`);
      continue;
    }
    const table = new Table({ head: [...section.columns], style: { head: [], border: [] } });
    table.push(...section.rows.map((row) => row.map(written)));
    parts.push(section.method, table.toString(), ...section.verdicts.map(describeVerdict), ...section.notes);
  }
  return parts.join('\n');
}
