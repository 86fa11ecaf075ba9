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

/** One fork of a step-by-step choice: a question, and where each answer leads. */
export type Fork = { ask: string; answers: { when: string; next: string }[] }

/** A map of the procedure as choices to walk through. */
export type Walk = { id: string; title: string; forks: Fork[] }

/** The procedure on one section, in our own plain words. Words in {braces} are the office's names for its systems. */
export type Passage = {
  id: string
  /** The section it rests on, as people cite it. */
  section: string
  title: string
  looksLike: string
  doNow: string[]
  say: string[]
  decides: string
  actions: Action[]
  /** The source gives only a title: what stands here was built by us, and says so. */
  ours?: true
  walks?: Walk[]
}
