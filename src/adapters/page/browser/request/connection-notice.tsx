import type { JSX } from 'preact';
import type { Connection } from '../events/follow-request.ts';
import { Notice } from '../parts/notice.tsx';

/** Says that news cannot arrive at the moment; what is shown may be old. */
export function ConnectionNotice({ connection }: { readonly connection: Connection }): JSX.Element | null {
  if (connection !== 'lost') return null;
  return (
    <Notice tone="warning">
      <p>The connection to Vividly is lost. Your question is safe; we are connecting again.</p>
    </Notice>
  );
}
