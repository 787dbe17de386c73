import type { Look } from '../look.ts';
import type { DiagramName } from './vocabulary.ts';

type Draw = (look: Look) => string;

/** Each diagram on a square of 100, in the colours of the lesson. */
export const DIAGRAMS: Readonly<Record<DiagramName, Draw>> = {
  'arrow-pair': ({ accent, warm }) =>
    `<g stroke-width="7" stroke-linecap="round" stroke-linejoin="round" fill="none">
      <path stroke="${accent}" d="M44 40H10m13-13L10 40l13 13"/><path stroke="${warm}" d="M56 60h34M77 47l13 13-13 13"/>
    </g><rect x="45" y="26" width="10" height="48" rx="5" fill="${accent}" opacity=".25"/>`,
  wave: ({ accent, warm }) =>
    `<path d="M4 50h92" stroke="${accent}" stroke-width="2" opacity=".35"/>
     <path d="M4 50c8-36 15-36 23 0s15 36 23 0 15-36 23 0 15 36 23 0" fill="none" stroke="${accent}" stroke-width="6" stroke-linecap="round"/>
     <path d="M15.5 23v54M61.5 23v54" stroke="${warm}" stroke-width="2.5" stroke-dasharray="5 5"/>`,
  curve: ({ accent, warm }) =>
    `${axes(accent)}<path d="M14 84C46 82 62 66 86 18" fill="none" stroke="${warm}" stroke-width="6" stroke-linecap="round"/>
     <circle cx="62" cy="61" r="6" fill="${accent}"/>`,
  bars: ({ accent, warm }) =>
    `${axes(accent)}<g fill="${accent}"><rect x="20" y="58" width="13" height="28" rx="3"/><rect x="56" y="44" width="13" height="42" rx="3"/><rect x="74" y="66" width="13" height="20" rx="3"/></g>
     <rect x="38" y="26" width="13" height="60" rx="3" fill="${warm}"/>`,
  cycle: ({ accent, warm }) =>
    `<g fill="none" stroke-width="8" stroke-linecap="round"><path stroke="${accent}" d="M20 58A32 32 0 0 1 72 27"/><path stroke="${warm}" d="M80 42A32 32 0 0 1 28 73"/></g>
     <path fill="${accent}" d="M68 12l20 18-25 9z"/><path fill="${warm}" d="M32 88L12 70l25-9z"/>`,
  triangle: ({ accent, warm }) =>
    `<path d="M14 82h70V22z" fill="${accent}" opacity=".18"/><path d="M14 82h70V22z" fill="none" stroke="${accent}" stroke-width="6" stroke-linejoin="round"/>
     <path d="M70 82V68h14" fill="none" stroke="${warm}" stroke-width="4"/><path d="M36 82a24 24 0 0 0-4-15" fill="none" stroke="${warm}" stroke-width="5" stroke-linecap="round"/>`,
  tree: ({ accent, warm }) =>
    `<path d="M50 20L27 50M50 20l23 30M27 50L15 80M27 50l12 30M73 50L61 80M73 50l12 30" stroke="${accent}" stroke-width="4"/>
     <g fill="${accent}"><circle cx="50" cy="18" r="10"/><circle cx="15" cy="82" r="8"/><circle cx="39" cy="82" r="8"/><circle cx="85" cy="82" r="8"/></g>
     <g fill="${warm}"><circle cx="27" cy="50" r="9"/><circle cx="73" cy="50" r="9"/><circle cx="61" cy="82" r="8"/></g>`,
  'number-line': ({ accent, warm }) =>
    `<path d="M6 62h88M14 52v20M32 52v20M50 52v20M68 52v20M86 52v20" stroke="${accent}" stroke-width="5" stroke-linecap="round"/>
     <path d="M32 46c4-26 50-26 54-2" fill="none" stroke="${warm}" stroke-width="5" stroke-linecap="round"/><path fill="${warm}" d="M77 40h18L86 53z"/>`,
  pie: ({ accent, warm }) =>
    `<circle cx="48" cy="52" r="36" fill="${accent}" opacity=".25"/><path d="M48 52v-36a36 36 0 0 0 0 72 36 36 0 0 0 36-36z" fill="${accent}"/><path d="M55 45V9a36 36 0 0 1 36 36z" fill="${warm}"/>`,
  cell: ({ accent, warm }) =>
    `<path d="M12 52C10 26 34 12 56 14s36 20 32 42-24 34-46 30S14 74 12 52z" fill="${accent}" opacity=".22" stroke="${accent}" stroke-width="5"/>
     <circle cx="54" cy="50" r="15" fill="${warm}"/><circle cx="57" cy="47" r="5" fill="#fff" opacity=".7"/>
     <g fill="${accent}"><ellipse cx="28" cy="46" rx="8" ry="5"/><ellipse cx="42" cy="74" rx="9" ry="5"/><ellipse cx="72" cy="70" rx="7" ry="4.5"/><ellipse cx="44" cy="25" rx="7" ry="4"/></g>`,
  atom: ({ accent, warm }) =>
    `<g fill="none" stroke="${accent}" stroke-width="4"><ellipse cx="50" cy="50" rx="42" ry="16"/><ellipse cx="50" cy="50" rx="42" ry="16" transform="rotate(60 50 50)"/><ellipse cx="50" cy="50" rx="42" ry="16" transform="rotate(120 50 50)"/></g>
     <circle cx="50" cy="50" r="9" fill="${warm}"/><g fill="${accent}"><circle cx="92" cy="50" r="5"/><circle cx="29" cy="14" r="5"/><circle cx="29" cy="86" r="5"/></g>`,
  molecule: ({ accent, warm }) =>
    `<path d="M50 46L22 70M50 46l28 24" stroke="${accent}" stroke-width="8"/><circle cx="50" cy="42" r="22" fill="${warm}"/><g fill="${accent}"><circle cx="20" cy="72" r="14"/><circle cx="80" cy="72" r="14"/></g><circle cx="43" cy="35" r="6" fill="#fff" opacity=".5"/>`,
  circuit: ({ accent, warm }) =>
    `<path d="M40 20H16v60h24M60 20h24v60H66" fill="none" stroke="${accent}" stroke-width="5" stroke-linejoin="round"/>
     <path d="M42 8v24M58 13v14" stroke="${warm}" stroke-width="6" stroke-linecap="round"/><circle cx="53" cy="80" r="13" fill="none" stroke="${warm}" stroke-width="5"/><path d="M44 71l18 18M62 71L44 89" stroke="${warm}" stroke-width="3.5"/>`,
  orbit: ({ accent, warm }) =>
    `<g fill="none" stroke="${accent}" stroke-width="3" opacity=".6"><circle cx="50" cy="50" r="24"/><circle cx="50" cy="50" r="41"/></g><circle cx="50" cy="50" r="12" fill="${warm}"/><circle cx="73" cy="42" r="6" fill="${accent}"/><circle cx="18" cy="75" r="8" fill="${accent}"/>`,
  layers: ({ accent, warm }) =>
    `<g stroke="#fff" stroke-width="2"><path d="M8 70l42-20 42 20-42 20z" fill="${accent}"/><path d="M8 53l42-20 42 20-42 20z" fill="${warm}"/><path d="M8 36l42-20 42 20-42 20z" fill="${accent}"/></g>`,
  flow: ({ accent, warm }) =>
    `<path d="M50 24v10M50 62v12M72 48h14v22" fill="none" stroke="${accent}" stroke-width="4"/><rect x="30" y="8" width="40" height="16" rx="8" fill="${accent}"/><path d="M50 32l24 16-24 16-24-16z" fill="${warm}"/><rect x="30" y="74" width="38" height="16" rx="4" fill="${accent}"/><rect x="74" y="70" width="22" height="16" rx="4" fill="${accent}"/>`,
  network: ({ accent, warm }) =>
    `<path d="M50 50L18 24M50 50l34-26M50 50L16 74M50 50l36 24M50 50v38M18 24h66M16 74l34 14" stroke="${accent}" stroke-width="3"/><g fill="${accent}"><circle cx="18" cy="24" r="9"/><circle cx="84" cy="24" r="9"/><circle cx="16" cy="74" r="9"/><circle cx="86" cy="74" r="9"/><circle cx="50" cy="88" r="8"/></g><circle cx="50" cy="50" r="13" fill="${warm}"/>`,
  balance: ({ accent, warm }) =>
    `<path d="M50 18v66M30 86h40M16 28h68" stroke="${accent}" stroke-width="5" stroke-linecap="round"/><path d="M16 28L4 56h24zM84 28L72 56h24z" fill="none" stroke="${accent}" stroke-width="3"/><path d="M2 56h28a14 14 0 0 1-28 0zM70 56h28a14 14 0 0 1-28 0z" fill="${warm}"/><circle cx="50" cy="18" r="6" fill="${warm}"/>`,
};

function axes(color: string): string {
  return `<path d="M12 10v78h80" fill="none" stroke="${color}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`;
}
