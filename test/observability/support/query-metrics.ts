import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A metric that a query reads, with every label that the query expects it to have. */
export interface QueriedMetric {
  readonly name: string;
  readonly labels: readonly string[];
}

/** The metrics that a PromQL query reads. Throws where the query is not PromQL. */
export function metricsOfQuery(query: string): readonly QueriedMetric[] {
  const found: QueriedMetric[] = [];
  parser.parse(query).iterate({
    enter({ type, from, to, node }) {
      if (type.isError) throw new SyntaxError(`not PromQL at ${from}: ${query}`);
      if (type.name !== 'VectorSelector') return;
      const name = textOf(query, node.getChild('Identifier'));
      if (name === null) throw new SyntaxError(`a selector without a name: ${query.slice(from, to)}`);
      const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
      const matched = matchers.flatMap((matcher) => textOf(query, matcher.getChild('LabelName')) ?? []);
      found.push({ name, labels: [...new Set([...matched, ...groupingsAround(query, node)])] });
    },
  });
  return found;
}

/** Labels by which an aggregation groups what it reads. */
function groupingsAround(query: string, selector: SyntaxNode): string[] {
  const labels: string[] = [];
  for (let node: SyntaxNode | null = selector; node !== null; node = node.parent) {
    if (node.name !== 'AggregateExpr') continue;
    const grouping = node.getChild('AggregateModifier')?.getChild('GroupingLabels');
    for (const label of grouping?.getChildren('LabelName') ?? []) labels.push(query.slice(label.from, label.to));
  }
  return labels;
}

function textOf(query: string, node: SyntaxNode | null): string | null {
  return node === null ? null : query.slice(node.from, node.to);
}
