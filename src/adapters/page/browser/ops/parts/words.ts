const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const DOLLARS = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
const TIME = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const MOMENT = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

export const numberWords = (value: number): string => NUMBER.format(value);

/** A share from 0 to 1; a dash where there is nothing to have a share of. */
export const percentWords = (share: number | null): string => (share === null ? '–' : PERCENT.format(share));

export const dollarWords = (value: number): string => DOLLARS.format(value);

/** A time of today, in the reader's own time zone. */
export const timeWords = (instant: string | number): string => TIME.format(new Date(instant));

/** A moment of any day, in the reader's own time zone. */
export const momentWords = (instant: string | number): string => MOMENT.format(new Date(instant));

/** A duration as short as it can be said without hiding what matters: 40 ms, 3.2 s, 2 min 5 s, 3 h 20 min, 2 d 4 h. */
export function durationWords(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 1) return `${Math.round(seconds * 1_000)} ms`;
  if (seconds < 59.95) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 3_600) return pair(whole, 60, 'min', 's');
  if (whole < 86_400) return pair(Math.round(whole / 60), 60, 'h', 'min');
  return pair(Math.round(whole / 3_600), 24, 'd', 'h');
}

function pair(amount: number, size: number, large: string, small: string): string {
  const rest = amount % size;
  return `${Math.floor(amount / size)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}
