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
  /** A stream, event by event; a string is sent as it is, without its end. `hang` leaves it open, `cut` breaks it. */
  | { readonly kind: 'stream'; readonly events: readonly unknown[]; readonly ending: 'end' | 'cut' | 'hang' }
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
