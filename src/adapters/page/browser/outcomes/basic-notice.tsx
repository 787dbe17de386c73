import type { JSX } from 'preact';
import { Notice } from '../parts/notice.tsx';

/**
 * The plain label of a basic lesson.
 *
 * @param props.mayImprove whether a full version can still arrive: then the basic one was given because the model is away
 */
export function BasicNotice(props: { readonly upgrading: boolean; readonly mayImprove: boolean }): JSX.Element {
  return (
    <Notice tone="info" title="This is the basic version">
      <p>{words(props)}</p>
    </Notice>
  );
}

function words({ upgrading, mayImprove }: { upgrading: boolean; mayImprove: boolean }): string {
  if (upgrading) {
    return 'Our writing assistant is back and is writing the full version right now. It will appear here by itself.';
  }
  if (mayImprove) {
    return (
      'Our writing assistant cannot be reached at the moment, so this lesson was put together from our topic catalogue. ' +
      'When the assistant is back, the full version appears here by itself.'
    );
  }
  return 'It was put together from our topic catalogue, without a writing assistant.';
}
