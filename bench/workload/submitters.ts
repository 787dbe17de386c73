/** Who submits at once, in every participant: each sends the next request when the last one was accepted. */
export const SUBMITTERS = 16;

/** Calls `submit` with every number from 0, from as many submitters as `SUBMITTERS`. */
export async function submitOneByOne(requests: number, submit: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const submitter = async (): Promise<void> => {
    for (let number = next++; number < requests; number = next++) await submit(number);
  };
  await Promise.all(Array.from({ length: SUBMITTERS }, submitter));
}
