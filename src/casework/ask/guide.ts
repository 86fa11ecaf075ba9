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

/** What a question tells of the contact beside its topic: the words to say follow it. */
export interface Told {
  readonly situation: string
  readonly harmed?: 'self' | 'others' | 'staff' | 'both'
  readonly medium: 'phone' | 'writing' | 'unsaid'
  readonly moment: GuideMoment
  /** Somebody senior was told of the harm, by the asker's own word. */
  readonly handed?: true
  /** It came as a recorded message: written down by nobody. */
  readonly recorded?: true
  /** It is the asker's own life, and no customer's. */
  readonly atHome?: true
  /** A customer complains of how one of us was with them. */
  readonly complainedOf?: true
  /** It is asked to know, and nobody is there to whom anything could be said: no words to say are shown. */
  readonly toKnow?: true
  /** One of ours is told or asked next, and not the customer. */
  readonly toOurs?: true
}

/** How far a contact has got (s4, s7). */
export type GuideMoment =
  | 'unsaid'
  | 'outset'
  | 'explained'
  | 'warned'
  | 'objects'
  | 'continues'
  | 'turned'
  | 'stopped'
  | 'over'
  | 'gone'
  | 'past'
  | 'persistent'
  | 'told'
  | 'exhausted'

/** What is read within a breath: at most two lines, whom the words are for, and the words. */
export interface GuideShort {
  readonly lines: readonly string[]
  readonly lead?: string
  readonly say: readonly string[]
}

/** How a question is understood: sections best first, none when the procedure does not cover it. */
export interface Understood extends Told {
  readonly sections: readonly string[]
  readonly action: Lead
  readonly atRisk: boolean
  readonly covered: boolean
  /** Too vague to answer: ask what was said or done. */
  readonly askBack: boolean
  /** What an alert takes along: the lines of the thread that tell of the harm; empty where nobody is at risk. */
  readonly telling: readonly string[]
  /** The lines of a threat told before this message, which nobody senior has as far as was said here; empty where there is none. */
  readonly waiting: readonly string[]
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
  readonly decides: string
  readonly actions: readonly Lead[]
  readonly walks?: readonly GuideWalk[]
}

/** A map of the procedure: one question after another, and where each answer leads; an answer that `ends` is the last. */
export interface GuideWalk {
  readonly id: string
  readonly title: string
  readonly forks: readonly {
    readonly ask: string
    readonly answers: readonly { readonly when: string; readonly next: string; readonly ends?: true }[]
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

/** Somebody who works here, by name; `senior`: a threat is with somebody senior where they have it (s9). */
export interface GuideColleague {
  readonly name: string
  readonly senior: boolean
}

/** Whoever knows the procedure: the guidance room, seen from the office's door. Keeps nothing of what it is asked. */
export interface Guide {
  /** `before` are the earlier messages of the conversation, `colleagues` everybody who works here. */
  understand(text: string, before?: string[], colleagues?: readonly GuideColleague[]): Promise<Understood>
  passage(id: string, names: GuideNames): GuidePassage | undefined
  /** What is shown first, as it fits the case: harm before the section's own answer. `section` is undefined where nothing is covered. */
  short(
    section: string | undefined,
    text: string,
    of: Told & { readonly atRisk: boolean },
    names: GuideNames,
  ): { readonly harm?: GuideShort; readonly answer?: GuideShort }
  /** What of a line that tells of harm an alert takes along; left out, all of it. */
  ownWords?(line: string): string
  /** Sections of the office's own procedure that bear on the words, word for word, best first. */
  own(words: string): Promise<readonly { readonly heading: string; readonly words: string }[]>
}
