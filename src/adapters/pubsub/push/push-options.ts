/** How deliveries of a push subscription are known to come from Pub/Sub. */
export interface PushOptions {
  /** The audience that the subscription puts into its tokens. */
  readonly audience: string;
  /** The e-mail address of the service account that signs them. */
  readonly serviceAccountEmail: string;
  /** Where Pub/Sub delivers to. Only needed to create the subscription. */
  readonly endpointUrl?: string;
  /** The signing keys and the issuer, where they are not Google's. */
  readonly jwksUrl?: string;
  readonly issuer?: string;
}

/** Who signs the tokens of push deliveries. */
export const GOOGLE_SIGNER = {
  issuer: 'https://accounts.google.com',
  jwksUrl: 'https://www.googleapis.com/oauth2/v3/certs',
} as const;
