/**
 * From where on a chance counts. A missed harm counts as three false alarms: so from where one in four is true. The reader that was taught
 * accounts in short clauses doubts more, and knows better: over all sets for checking five threats more are found from .22 on than from .3
 * on, with three false alarms more of 2,276. What is refused wrongly counts as what is answered wrongly: from where one in two is true.
 */
export const thresholds = {
  atRisk: 0.22,
  /**
   * In a conversation each message may alarm falsely, and what alarmed stays: below this fewer than one in four is true in the conversations
   * of all hands, and they stand below the answer instead.
   */
  atRiskInThreads: 0.4,
  /** What may be harm is never called "not covered". */
  perhapsAtRisk: 0.2,
  outOfScope: 0.5,
  /**
   * From where on a question is refused. What is answered though it is not covered counts as what is refused though it is; from .7 to .8
   * they weigh the same over all sets, and the plainest questions ("where do I log a call") are answered.
   */
  refused: 0.78,
  vague: 0.5,
  belongs: 0.5,
}
