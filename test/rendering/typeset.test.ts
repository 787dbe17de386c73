import { describe, expect, test } from '@jest/globals';
import { rasterize } from '../../src/adapters/rendering/slides/rasterize.ts';
import { textBlock } from '../../src/adapters/rendering/slides/text-block.ts';
import { typeset } from '../../src/adapters/rendering/slides/typeset.ts';
import { CATALOGUE } from '../offline/shipped.ts';

/** Of a plane that no font has. */
const UNKNOWN = '\u{10fffd}';

function picture(text: string): string {
  const block = textBlock(text, { x: 4, y: 4 }, { size: 40, weight: 400, color: '#000', width: 400, lines: 1 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="64">${block.svg}</svg>`;
  return Buffer.from(rasterize(svg)).toString('base64');
}

describe('what slides are set in', () => {
  test('has every sign of the catalogue: none is drawn as a box', () => {
    const signs = new Set([...JSON.stringify(CATALOGUE.topics())].filter((sign) => /[^\s\p{Mn}]/u.test(sign)));
    const box = picture(UNKNOWN);
    expect(box).not.toBe(picture('n'));
    // A raised box would be another picture than a box, so that signs are also looked at as what they are set as.
    const lacking = [...signs].filter((sign) => picture(sign) === box || typeset(sign).includes(UNKNOWN));
    expect(lacking).toEqual([]);
  });

  test.each([
    ['xⁿ⁻¹', 'x<tspan baseline-shift="super" font-size="65%">n−1</tspan>'],
    ['aₙ', 'a<tspan baseline-shift="sub" font-size="65%">n</tspan>'],
    ['x² < 9', 'x² &lt; 9'],
    ['⅓ cup', '1/3 cup'],
  ])('%s', (line, svg) => {
    expect(typeset(line)).toBe(svg);
  });
});
