/** What the fake does with one request. */
export type FakeReply =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Milliseconds before it is sent; at once without it. */
      readonly after?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as JSON, or as it is when a string. */
      readonly body: unknown;
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** Closes the connection in the middle of the exchange. */
  | { readonly kind: 'reset' };

/** The parsed body of a generateContent request. */
export interface GenerateContentBody {
  readonly contents: readonly { readonly role: string; readonly parts: readonly { readonly text: string }[] }[];
  readonly systemInstruction: { readonly parts: readonly { readonly text: string }[] };
  readonly generationConfig: {
    readonly maxOutputTokens: number;
    readonly responseMimeType: string;
    readonly responseSchema: { readonly properties: Readonly<Record<string, unknown>> };
  };
  readonly safetySettings: readonly { readonly category: string; readonly threshold: string }[];
}

/** Decides on a reply when the request is there. */
export type FakeAnswer = FakeReply | ((body: GenerateContentBody) => FakeReply);
