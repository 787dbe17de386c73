import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { type Palette, readPalette } from './palette.ts';

export type ChartOptions = Omit<uPlot.Options, 'width' | 'height'>;

/** Only the plot; names and numbers stand beside it, for everyone. */
const HEIGHT = 230;

/**
 * A chart as wide as its place, in the colours of the page. Data that changes is drawn into the chart that is there; it is
 * made anew when `shape` changes or the page turns dark.
 * @param label what a screen reader hears instead
 */
export function Chart(props: {
  readonly label: string;
  readonly shape: string;
  readonly options: (palette: Palette) => ChartOptions;
  readonly data: uPlot.AlignedData;
}): JSX.Element {
  const { label, shape, options, data } = props;
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef({ options, data });
  latest.current = { options, data };

  useEffect(() => {
    const { current: element } = place;
    if (element === null) return;
    const make = (): void => {
      chart.current?.destroy();
      const { options: build, data: now } = latest.current;
      const size = { width: element.clientWidth, height: HEIGHT };
      chart.current = new uPlot({ ...build(readPalette()), ...size }, now, element);
    };
    make();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', make);
    const resized = new ResizeObserver(() => chart.current?.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      dark.removeEventListener('change', make);
      chart.current?.destroy();
      chart.current = null;
    };
  }, [shape]);
  useEffect(() => chart.current?.setData(data), [data]);

  return <div ref={place} class="chart" role="img" aria-label={label} />;
}
