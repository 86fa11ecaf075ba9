/** What somebody on the contact needs within a breath: at most two lines on what to do, and the words to say. */
export type InShort = {
  lines: readonly string[]
  /** Whom the words are for, and when: "On the phone you can say:". Left out where nothing is to be said. */
  lead?: string
  say: readonly string[]
}

/** How the words reach the customer: said on the phone, or written. The phone's are shown too where a question does not tell. */
export type Way = 'phone' | 'writing'

export const onThePhone = 'On the phone you can say:'
export const inYourAnswer = 'In your answer you can write:'
export const toASenior = 'To a senior colleague you can say:'
export const toYourManager = 'To your line manager you can say:'
