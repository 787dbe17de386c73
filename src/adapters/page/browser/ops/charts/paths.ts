import uPlot from 'uplot';

/** Optional in the library's types, since a build of one's own can leave them out; the one that we use has them all. */
const nothing: uPlot.Series.PathBuilder = () => null;

export function bars(options: uPlot.Series.BarsPathBuilderOpts): uPlot.Series.PathBuilder {
  return uPlot.paths.bars?.(options) ?? nothing;
}

export function steps(): uPlot.Series.PathBuilder {
  return uPlot.paths.stepped?.({ align: 1 }) ?? nothing;
}
