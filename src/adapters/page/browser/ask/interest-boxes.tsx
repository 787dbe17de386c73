import type { JSX } from 'preact';

/** Interests to tick. */
export function InterestBoxes(props: {
  readonly names: readonly string[];
  readonly ticked: readonly string[];
  readonly toggle: (name: string) => void;
}): JSX.Element {
  const { names, ticked, toggle } = props;
  return (
    <div class="chips">
      {names.map((name) => (
        <label key={name} class="chip">
          <input type="checkbox" checked={ticked.includes(name)} onChange={() => toggle(name)} />
          <span>{name}</span>
        </label>
      ))}
    </div>
  );
}
