import type { ComponentChildren, JSX } from 'preact';
import { goTo } from './navigation.ts';

/** A link within the page: opens in place, or as the browser's own link when the student asks for a new tab. */
export function PlaceLink(props: {
  readonly to: string;
  readonly draft?: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { to, draft, className, current = false, children } = props;
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to, draft === undefined ? {} : { draft });
  };
  return (
    <a href={to} onClick={follow} class={className} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
