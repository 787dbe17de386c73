import type { ComponentChildren, JSX } from 'preact';

/** Something to know before all else: calm (`info`), good, or a warning. */
export function Notice(props: {
  readonly tone: 'info' | 'good' | 'warning';
  readonly title?: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { tone, title, children } = props;
  return (
    <div class={`notice notice-${tone}`}>
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
