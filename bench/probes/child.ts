/** `node child.js MODULE INPUT`: runs the probe that the module exports and sends what it found. */
const [, , module = '', input = 'null'] = process.argv;
// Nobody is left to tell: the measuring process ended, or this one is done and something in it still runs.
process.once('disconnect', () => process.exit());
try {
  const { probe } = (await import(module)) as { readonly probe: (input: unknown) => Promise<unknown> };
  process.send?.({ type: 'found', found: await probe(JSON.parse(input)) });
} catch (thrown) {
  process.send?.({ type: 'broken', reason: thrown instanceof Error ? thrown.stack : String(thrown) });
  process.exitCode = 1;
}
process.disconnect?.();
