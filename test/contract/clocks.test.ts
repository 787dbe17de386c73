import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { clockContract } from './clock.contract.ts';

clockContract(
  'of the system',
  new SystemClock(),
  (duration) => new Promise((resolve) => setTimeout(resolve, duration)),
);

const manual = new ManualClock();
clockContract('set by hand', manual, (duration) => manual.advance(duration));
