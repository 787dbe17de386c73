import { render } from 'preact';
import { Desk } from './desk.tsx';
import 'uplot/dist/uPlot.min.css';
import './desk.css';

/** Shows the operator's desk instead of the student's page. */
export function openDesk(root: HTMLElement): void {
  root.classList.add('desk');
  render(<Desk />, root);
}
