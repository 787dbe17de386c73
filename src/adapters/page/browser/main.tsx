import { render } from 'preact';
import { isDeskPath } from './ops/desk-path.ts';
import { Page } from './page.tsx';

const root = document.getElementById('page');
if (root !== null) {
  // The operator's desk is a file of its own, so that no student loads it.
  if (isDeskPath(location.pathname)) void import('./ops/open-desk.tsx').then(({ openDesk }) => openDesk(root));
  else render(<Page />, root);
}
