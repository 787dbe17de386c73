import type { JSX } from 'preact';
import { Notice } from '../parts/notice.tsx';

/**
 * The plain label of a basic lesson.
 *
 * @param props.upgradePossible whether a full version will come: then the basic one was given because the model is away
 */
export function BasicNotice(props: { readonly upgrading: boolean; readonly upgradePossible: boolean }): JSX.Element {
  return (
    <Notice tone="info" title="This is the basic version">
      <p>{words(props)}</p>
    </Notice>
  );
}

function words({ upgrading, upgradePossible }: { upgrading: boolean; upgradePossible: boolean }): string {
  if (upgrading) {
    return 'Our writing assistant is back and is writing the full version right now. It will appear here by itself.';
  }
  if (upgradePossible) {
    return (
      'Our writing assistant cannot be reached at the moment, so this lesson was put together from our topic catalogue. ' +
      'When the assistant is back, the full version appears here by itself.'
    );
  }
  return 'It was put together from our topic catalogue, without a writing assistant, and stays as it is.';
}
