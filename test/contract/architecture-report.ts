/** A forbidden import. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** What dependency-cruiser found. */
export interface Report {
  readonly violations: readonly Violation[];
  readonly imports: readonly { readonly from: string; readonly to: string }[];
}

interface CruiseResult {
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

/** Reads dependency-cruiser's report. A cruise that reads nothing finds nothing, so that is an error. */
export function reportOf(json: string): Report {
  const { summary, modules }: CruiseResult = JSON.parse(json);
  const own = modules.filter(({ source }) => source.startsWith('src/'));
  if (own.length < 100) throw new Error(`only ${own.length} modules were read`);
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    imports: own.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
  };
}
