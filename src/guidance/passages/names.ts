import type { Passage, Walk } from './passage.js'

/** What the office calls its systems, pages and outside bodies. They come from its settings, never from the passages. */
export type Names = {
  /** Where cases live. */
  caseSystem: string
  /** The page that lists restrictions and adjustments. */
  contactsPage: string
  /** Where a customer complains about the office. */
  complaintsPage: string
  /** Who hears complaints about the office from outside. */
  ombudsman: string
  emergencyNumber: string
  /** The title of the person at the head of the office. */
  headOfOffice: string
}

/** Words that read well when the office has not set its own. */
export const PLAIN_NAMES: Names = {
  caseSystem: 'the case system',
  contactsPage: "the intranet's page of customer contact arrangements",
  complaintsPage: 'our page for complaints about us',
  ombudsman: 'the ombudsman',
  emergencyNumber: 'the emergency number',
  headOfOffice: 'the head of the office',
}

const isName = (word: string): word is keyof Names => Object.hasOwn(PLAIN_NAMES, word)

/** Puts the office's names where the text has {name}. */
export function fillNames(text: string, names: Names): string {
  return text.replace(/\{(\w+)\}/g, (whole, word: string) => (isName(word) ? names[word] : whole))
}

/** The same passage, with the office's names in every sentence. */
export function namedPassage(passage: Passage, names: Names): Passage {
  const fill = (text: string): string => fillNames(text, names)
  const walk = ({ id, title, forks }: Walk): Walk => ({
    id,
    title,
    forks: forks.map(({ ask, answers }) => ({
      ask: fill(ask),
      answers: answers.map(({ when, next, ends }) => ({ when: fill(when), next: fill(next), ...(ends && { ends }) })),
    })),
  })
  return {
    ...passage,
    looksLike: fill(passage.looksLike),
    doNow: passage.doNow.map(fill),
    short: [fill(passage.short[0]), fill(passage.short[1])],
    decides: fill(passage.decides),
    ...(passage.walks && { walks: passage.walks.map(walk) }),
  }
}
