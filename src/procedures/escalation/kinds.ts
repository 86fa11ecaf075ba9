import type { Office } from '../people.js'

/** What the caller wants: the kinds of s7, the four maps of s13, and help with a difficult contact (s4). */
export const kinds = {
  outcome: 'They are unhappy with the outcome of their case',
  dissatisfied: 'It was explained, and they are still dissatisfied',
  conduct: 'They complain about a member of staff or a manager',
  demand: 'They demand a manager, a head, a director, or the head of the office',
  unallocated: 'They ask about a case that nobody has been given yet',
  'call-back': 'They ask for a manager to ring back',
  help: 'It is difficult, and I need somebody’s help',
} as const
export type Kind = keyof typeof kinds

/** The ways on from here. The source's drawings (s13) are titles only: which way leads where is ours, built from s7 and s4. */
export const routes = {
  'case officer': 'The case officer rings them',
  'manager call': 'A manager rings them, nothing in writing is needed',
  'line manager': 'The line manager of whom they complain about rings them',
  peer: 'A peer of whom they complain about rings them',
  senior: 'A more senior manager rings them',
  helper: 'Somebody helps me, or rings them back',
  'complaints page': 'They complain in writing: I tell them how',
  words: 'Nobody needs to ring: I tell them what happens next',
} as const
export type Route = keyof typeof routes

/** Routes that need nobody: the words settle it, no record is made, and it counts nowhere against anybody (s7). */
export const isSettledByWords = (route: Route): boolean => route === 'complaints page' || route === 'words'

/** What the questions about a kind were answered. */
export interface Tested {
  readonly kind: Kind
  /** Has the case officer explained the decision (s7)? */
  readonly explained?: 'yes' | 'no' | undefined
  /** Would it settle the matter more effectively (s7)? */
  readonly helps?: 'yes' | 'no' | undefined
  /** Is the complaint about a member of the management team (s7)? Only for a complaint about somebody's conduct. */
  readonly aboutManager?: boolean | undefined
}

/** The routes that fit, the proposed one first. */
export function routesFor({ kind, explained, helps, aboutManager }: Tested): readonly Route[] {
  switch (kind) {
    // s7: first the case officer, who explains the decision. Explained already: they are "still dissatisfied".
    case 'outcome':
      return explained === 'yes' ? stillDissatisfied(helps) : ['case officer', 'manager call']
    case 'dissatisfied':
      return stillDissatisfied(helps)
    // s7: a complaint in writing for the line manager, or a peer's call; about a manager always a peer.
    case 'conduct':
      return aboutManager ? ['peer', 'complaints page'] : ['complaints page', 'peer', 'line manager']
    // s7: not simply because they ask; when somebody more senior would settle it more effectively.
    case 'demand':
    case 'call-back':
      return helps === 'yes' ? ['manager call', 'senior'] : ['words']
    case 'unallocated':
      return helps === 'yes' ? ['manager call'] : ['words']
    // s4: the advice of a manager or of somebody else who can help; a call-back when nobody is free.
    case 'help':
      return ['helper']
  }
}

/** s7: a manager may ring them without anything in writing, if that can settle it; otherwise the complaints page. */
const stillDissatisfied = (helps: Tested['helps']): readonly Route[] =>
  helps === 'yes' ? ['manager call', 'senior', 'complaints page'] : ['complaints page']

/** What to say on each route, in sentences to say, with the section that they rest on. */
export function wordsFor(kind: Kind, route: Route, { names }: Office): { readonly say: readonly string[]; readonly section: string } {
  const page = `You can complain in writing. ‘${names.complaintsPage}’ on our website tells you how.`
  switch (route) {
    case 'complaints page':
      return {
        say:
          kind === 'conduct'
            ? ['I am sorry that you were unhappy with how you were dealt with.', page, 'The line manager looks into it.']
            : ['I understand that you do not agree with this.', page],
        section: 's7',
      }
    case 'words':
      return {
        say:
          kind === 'unallocated'
            ? [
                'Your case is waiting to be given to somebody. When that has happened, they will be in touch with you.',
                'I cannot move it forward, but I can note anything that has changed.',
              ]
            : [
                'Our managers can be reached. The managers of each service answer complaints about it, and I can help you with that now.',
                'Tell me what has gone wrong, and I will see who is the best person for it.',
                page,
              ],
        section: 's7',
      }
    case 'case officer':
      return {
        say: ['The best person to explain this is whoever decided your case.', 'I will ask them to ring you. When would suit you?'],
        section: 's7',
      }
    case 'helper':
      return {
        say: ['I want to get this right, so I need to ask a colleague first.', 'May I ring you back? When would suit you?'],
        section: 's4',
      }
    case 'peer':
      return {
        say: [
          'I am sorry that you were unhappy with how you were dealt with.',
          'Somebody who was not part of it will ring you. When would suit you?',
        ],
        section: 's7',
      }
    case 'manager call':
    case 'line manager':
    case 'senior':
      return { say: ['I will find the best person for this, and ask them to ring you.', 'When would suit you?'], section: 's7' }
  }
}
