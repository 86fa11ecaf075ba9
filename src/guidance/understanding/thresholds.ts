/**
 * From where on a chance counts. All of them by what the reader says of lessons that it was not taught (training/measure.ts);
 * missing harm is worse than a false alarm, so that its own lies low.
 */
export const thresholds = {
  atRisk: 0.35,
  /** What may be harm is never called "not covered". */
  perhapsAtRisk: 0.2,
  outOfScope: 0.45,
  vague: 0.5,
  belongs: 0.5,
}
