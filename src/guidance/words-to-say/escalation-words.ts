import { asksForWords } from '../understanding/contact-told.js'
import { normalise } from '../understanding/normalise.js'
import { sectionWords } from './section-words.js'
import { by, type Case, type InShort, nothing, said, type Words } from './words.js'

/** s13 has a title alone for it: ours. Nothing is promised that we may not keep. */
const unallocated = ({ way }: Case): Words => ({
  lines: [
    'The case is with nobody yet: say so, and what you can see. Promise no date that may not be kept.',
    'If it should not wait, talk to the manager of the team that will take it, and arrange a call back.',
  ],
  ...by(
    way,
    'Your case is waiting to be given to a case officer. Nobody has it yet, and I will not promise you a date that we may not keep.',
    'Your case is waiting to be given to a case officer. Nobody has it yet, and we cannot promise a date that we may not keep.',
  ),
})

const complaintsPage = ({ way }: Case): Words =>
  by(
    way,
    'I am sorry that you are still unhappy. You can complain to us about it: {complaintsPage}.',
    'We are sorry that you are still unhappy. You can complain to us about it: {complaintsPage}.',
  )

/** Who decided the case explains it themselves (s7). */
const explainsIt = ({ way }: Case): Words => ({
  lines: ['You are the case officer: explain your decision first.', 'Still unhappy after that: point them to {complaintsPage}.'],
  ...by(
    way,
    'It was I who made that decision. Let me go through it with you, and how I came to it.',
    'I made the decision on your case, and would like to explain how I came to it: …',
  ),
})

/** A chain of complaints that nobody has ended: the manager takes it to a head of department, and the customer is told nothing before (s7). */
const nobodyDecided: Words = {
  lines: [
    'Where nothing useful can be added, the manager who answered takes it to a head of department.',
    'They alone decide that our complaints process is exhausted; until then tell the customer nothing of that.',
  ],
  ...nothing,
}

const managers = (): Words => said('I am (name), and I am the manager here. Tell me what has gone wrong, and I will see what I can do.')

/** Somebody who can decide has it: nothing is asked of the customer again, who hears who it is where they are there (s7). */
const withSomebody = ({ way, text, has }: Case): Words => ({
  lines: [
    'It is with somebody who can decide: ask the customer for nothing again.',
    'Tell them who has it, and when to expect a call back.',
  ],
  ...(has('in-touch') || asksForWords(normalise(text))
    ? by(
        way,
        'I have passed this on to (name), who will get in touch with you.',
        'We have passed this on to (name), who will get in touch with you.',
      )
    : nothing),
})

/** How a case stands is asked by somebody who is not unhappy with it. Ours. */
const howItStands = ({ way }: Case): Words => ({
  lines: ['They ask how their case stands: tell them what you can see, and who has it.', 'Promise no date that may not be kept.'],
  ...by(way, 'Let me look at your case, and tell you how it stands.', 'This is how your case stands: …'),
})

/** s7: a manager answered, and behaviour becomes unacceptable: that manager works out what comes next. */
export const afterTheReply: InShort = {
  lines: ['Work out the next steps with your group manager or head of department.', 'Then explain them to the customer in writing.'],
  say: [],
}
/** A manager’s own answer to a review or a service complaint. */
const ownReply = /\b(?:my|i (?:gave|sent|issued|wrote)(?: \w+){0,3}) (?:response|reply|answer|review)\b/i
export const gaveTheReply = ({ text, has }: Pick<Case, 'text' | 'has'>): boolean =>
  ownReply.test(text) && has('abuses', 'act-insulting', 'act-swearing', 'offends')

const notYetExplained: readonly string[] = ['7', '7.dissatisfied', '7.demand']
const ofEscalation: readonly string[] = ['7', '7.outcome', '7.dissatisfied', '7.demand', '13']

/** What is said to somebody who wants more than they got (s7), by who asks and what was done; undefined where the section's own words stand. */
export function escalationWords(of: Case): Words | undefined {
  const { section, has, moment, way } = of
  if (has('unallocated') && (ofEscalation.includes(section) || section === '4.difficult')) return unallocated(of)
  if (has('with-somebody') && !has('asker-manager', 'asker-senior') && (ofEscalation.includes(section) || section === '5'))
    return withSomebody(of)
  if (
    has('asks-progress') &&
    moment === 'unsaid' &&
    (ofEscalation.includes(section) || section === '4.difficult') &&
    section !== '7.demand'
  )
    return howItStands(of)
  // The officer has not explained it yet: that comes before a manager and before any complaint (s7).
  if (has('not-explained') && !has('asker-officer') && notYetExplained.includes(section)) return sectionWords['7.outcome']?.[way]
  if (section === '7.outcome') {
    if (has('decision-explained')) return complaintsPage(of)
    return has('asker-officer') ? explainsIt(of) : undefined
  }
  if (section === '7.dissatisfied') {
    if (moment !== 'exhausted' && has('endless', 'complaint-answered', 'asks-if-exhausted')) return nobodyDecided
    return has('asker-officer') && has('not-explained') ? explainsIt(of) : undefined
  }
  if (section === '7.demand' && has('asker-manager') && way === 'phone') return managers()
  // Which of the four calls it is, is not known yet.
  return section === '13' ? nothing : undefined
}
