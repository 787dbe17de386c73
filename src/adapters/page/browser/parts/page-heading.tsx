import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The heading of a place. Names the browser's tab; takes the focus when the student came here from another place. */
export function PageHeading(props: {
  readonly title: string;
  readonly arrived: boolean;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { title, arrived, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Vividly`;
  }, [title]);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
  }, [arrived]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
