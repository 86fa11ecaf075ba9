import type { Fact } from '../understanding/facts.js'
import type { Medium } from '../understanding/medium.js'
import type { Moment } from '../understanding/moments.js'

/** What somebody on the contact needs within a breath: at most two lines on what to do, and the words to say. */
export type InShort = {
  lines: readonly string[]
  /** Whom the words are for, and when: "On the phone you can say:". Left out where nothing is to be said. */
  lead?: string
  say: readonly string[]
}

/** Words to say without the lines before them, or with lines that fit the case better than the section's own. */
export type Words = { readonly lines?: readonly string[]; readonly lead?: string; readonly say: readonly string[] }

/** How the words reach the customer: said on the phone, or written. The phone's are shown too where a question does not tell. */
export type Way = 'phone' | 'writing'

/** What words are wanted for: the section, and what is known of the case. `has` says whether any of these facts is told. */
export type Case = {
  readonly section: string
  readonly way: Way
  readonly moment: Moment
  readonly medium: Medium
  readonly text: string
  readonly has: (...any: Fact[]) => boolean
}

export const onThePhone = 'On the phone you can say:'
export const inYourAnswer = 'In your answer you can write:'
export const toASenior = 'To a senior colleague you can say:'
export const toYourManager = 'To your line manager you can say:'

/** Nobody is there to say anything to, or somebody decides first. */
export const nothing: Words = { say: [] }
export const said = (...say: string[]): Words => ({ lead: onThePhone, say })
export const written = (...say: string[]): Words => ({ lead: inYourAnswer, say })
export const to = (lead: string, ...say: string[]): Words => ({ lead, say })
export const toManager = (...say: string[]): Words => to(toYourManager, ...say)
/** The same words by the way that they go. */
export const by = (way: Way, spoken: string, inWriting: string): Words => (way === 'phone' ? said(spoken) : written(inWriting))
