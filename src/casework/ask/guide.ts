/** What an answer may lead to: a procedure, whether the office has it yet or not. */
export type Lead =
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

/** How a question is understood: sections best first, none when the procedure does not cover it. */
export interface Understood {
  readonly sections: readonly string[]
  readonly action: Lead
  readonly atRisk: boolean
  readonly covered: boolean
  /** The next readings, for "not what I meant". */
  readonly others: readonly { readonly section: string; readonly action: Lead }[]
}

/** The procedure on one section, in plain words. `section` is as people cite it: 's7 (demands a manager)'. */
export interface GuidePassage {
  readonly id: string
  readonly section: string
  readonly title: string
  readonly looksLike: string
  readonly doNow: readonly string[]
  readonly say: readonly string[]
  readonly decides: string
  readonly actions: readonly Lead[]
  readonly walks?: readonly {
    readonly title: string
    readonly forks: readonly { readonly ask: string; readonly answers: readonly { readonly when: string; readonly next: string }[] }[]
  }[]
}

/** What the office calls its systems and pages, as passages name them. */
export interface GuideNames {
  readonly caseSystem: string
  readonly contactsPage: string
  readonly complaintsPage: string
  readonly ombudsman: string
  readonly emergencyNumber: string
  readonly headOfOffice: string
}

/** Whoever knows the procedure: the guidance room, seen from the office's door. Keeps nothing of what it is asked. */
export interface Guide {
  understand(text: string, before?: string[]): Promise<Understood>
  passage(id: string, names: GuideNames): GuidePassage | undefined
  /** Sections of the office's own procedure that bear on the words, word for word, best first. */
  own(words: string): Promise<readonly { readonly heading: string; readonly words: string }[]>
}
