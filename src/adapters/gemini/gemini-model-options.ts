import type { Clock } from '../../domain/ports/clock.ts';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { PriceTable } from './model-price.ts';

/** What it takes to build one Gemini model on either SDK. */
export interface GeminiModelOptions {
  /** One model name, such as `gemini-3.5-flash`. */
  readonly model: string;
  /** Google Cloud project id. */
  readonly project: string;
  /** Google Cloud region, or `global`, which is preferred. */
  readonly location: string;
  readonly catalogue: TopicCatalogue;
  readonly clock: Clock;
  /** Without a price the cost of a reply is null. */
  readonly prices?: PriceTable;
  /** Base URL to use in place of Google's, for a private endpoint or a local double. */
  readonly endpoint?: string;
  /** Access token to use in place of Application Default Credentials, for a local double. */
  readonly accessToken?: string;
}
