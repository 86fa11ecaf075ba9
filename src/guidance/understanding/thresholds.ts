/**
 * From where on a chance counts, by what a reader says of the tenth of the lessons that was kept back from it (training/measure.ts), of
 * which no line stands in a checking set. A missed harm counts as three false alarms: so from where one in four is true (between .3 and .4
 * 13 of 25 were, between .2 and .3 4 of 31). What is refused wrongly counts as what is answered wrongly: from where one in two is true.
 */
export const thresholds = {
  atRisk: 0.3,
  /**
   * In a conversation each message may alarm falsely, and what alarmed stays: below this one in four is true in the conversations of all
   * hands (2 of 9), and they stand below the answer instead.
   */
  atRiskInThreads: 0.5,
  /** What may be harm is never called "not covered". */
  perhapsAtRisk: 0.2,
  outOfScope: 0.5,
  /**
   * From where on a question is refused. What is answered though it is not covered counts as what is refused though it is; from .5 to .7
   * they weigh the same over all sets, and the plainest questions ("where do I log a call") are answered.
   */
  refused: 0.7,
  vague: 0.5,
  belongs: 0.5,
}
