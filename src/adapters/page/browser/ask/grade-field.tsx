import type { JSX } from 'preact';
import { FieldMessage } from './field-message.tsx';

const GRADES = Array.from({ length: 12 }, (_, index) => index + 1);

export function GradeField(props: {
  readonly grade: number | null;
  readonly choose: (grade: number | null) => void;
  readonly wrong: string | null;
}): JSX.Element {
  const { grade, choose, wrong } = props;
  return (
    <div class="field">
      <label for="grade">Your grade</label>
      <select
        id="grade"
        required
        value={grade ?? ''}
        onChange={({ currentTarget: { value } }) => choose(value === '' ? null : Number(value))}
        aria-invalid={wrong !== null}
        aria-describedby="grade-message"
      >
        <option value="">Choose your grade</option>
        {GRADES.map((each) => (
          <option key={each} value={each}>
            Grade {each}
          </option>
        ))}
      </select>
      <FieldMessage id="grade-message" message={wrong} />
    </div>
  );
}
