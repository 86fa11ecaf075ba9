/** What the bot can start from an answer. */
export type Action =
  | 'terminated-call'
  | 'escalate'
  | 'at-risk'
  | 'restriction'
  | 'adjustment'
  | 'welfare'
  | 'withheld-name'
  | 'authority-report'
  | 'lookup'
  | 'none'

/** One fork of a step-by-step choice: a question, and where each answer leads; after an answer that `ends` nothing more is asked. */
export type Fork = { ask: string; answers: { when: string; next: string; ends?: true }[] }

/** A map of the procedure as choices to walk through. */
export type Walk = { id: string; title: string; forks: Fork[] }

/** The procedure on one section, in our own plain words. Words in {braces} are the office's names for its systems. */
export type Passage = {
  id: string
  /** The section it rests on, as people cite it. */
  section: string
  title: string
  looksLike: string
  /** What to do, for whoever has the time of a breath; where the words follow the case they come from words-to-say instead. */
  short: [string, string]
  doNow: string[]
  decides: string
  actions: Action[]
  /** The source gives only a title: what stands here was built by us, and says so. */
  ours?: true
  walks?: Walk[]
}

/** A step that the source does not have: it is marked, so that nobody takes it for the procedure's. */
export const ours = (step: string): string => `${step} (Our advice, not the procedure’s.)`
