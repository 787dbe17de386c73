/** A problem document of the API. Source: RFC 9457. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened, what was kept, and what to do. */
  readonly detail: string;
  readonly correlationId: string;
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
}

/** The API did not do what it was asked to, or could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly document: ProblemDocument;
  /** Seconds after which the server asks to be called again. */
  readonly retryAfter: number | null;

  constructor(document: ProblemDocument, retryAfter: number | null = null) {
    super(document.detail);
    this.document = document;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.document.status;
  }

  /** What is wrong with one field of what was sent; null when nothing is. */
  messageFor(field: string): string | null {
    const found = this.document.problems?.find((problem) => problem.field.split('.')[0] === field);
    return found?.message ?? null;
  }
}

/** The status of a problem that no server answered. */
export const UNREACHABLE = 0;

/** The server could not be reached at all. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: 'Vividly cannot be reached',
    status: UNREACHABLE,
    detail: 'Vividly cannot be reached at the moment. Check your connection, then try again. Nothing was lost.',
    correlationId: '',
  });
}

/** The problem that a response carries. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const document: Partial<ProblemDocument> = await response.json().catch(() => ({}));
  return new ApiProblem(
    {
      type: 'about:blank',
      title: 'Something went wrong on our side',
      detail: 'The server gave an answer that we cannot read. Please try again in a moment.',
      correlationId: response.headers.get('x-correlation-id') ?? '',
      ...document,
      status: response.status,
    },
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

/** Anything that was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  throw thrown;
}
