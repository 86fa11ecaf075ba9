import { z } from 'zod'
import { cite } from '../sections.js'
import type { Screen } from '../shared/dialogs.js'
import * as fields from '../shared/fields.js'
import { behindIt, theCall, theWriting, whatHappened, whatWasWritten, youAndThem } from './forms.js'
import { mostWords } from './matter.js'

type Asked = Readonly<Record<string, string>>

/** What s4 asks for each kind of behaviour, in our words. */
const asked: Asked = {
  abusive: `Abusive or threatening from the outset: you may end the call without a warning. If you get the chance, say that this is unacceptable and that you are ending the call (${cite('s4')}).`,
  offensive: `Offensive or insulting: say exactly what is unacceptable, warn them that the call will end if it goes on, tell them about service complaints if they object, and say that you are ending it (${cite('s4')}).`,
  persistent: `Unreasonably persistent: there is nothing useful left to add, and you have told them so. Your line manager considers what comes next (${cite('s4')}).`,
  other: `Anything else: say what happened. You and your line manager will go through it together (${cite('s6')}).`,
}
/** s4 in writing (s3): nobody has to answer abuse, and the same is explained, warned and told before a contact is ended. */
const askedInWriting: Asked = {
  abusive: `Abusive or threatening: you need not answer it further. A threat to harm anybody, the writer included, goes to a senior at once (${cite('s4', 's9')}).`,
  offensive: `Offensive or insulting: write exactly what is unacceptable, warn that we do not answer further if it goes on, and tell them about service complaints if they object (${cite('s4')}).`,
  persistent: `Unreasonably persistent: there is nothing useful left to add, and you have told them so. Your line manager considers whether it is to be deemed so; only then is a restriction asked for (${cite('s4')}).`,
  other: `Anything else: say what happened. You and your line manager will go through it together (${cite('s6', 's12')}).`,
}
/** On a telephone's screen the question must still be seen: what section 4 asks for comes with the choice. */
const threatFirst = `A threat to harm anybody, the writer included, goes to a senior at once (${cite('s9')}).`

const ofKind = (words: Asked, otherwise: readonly string[]): NonNullable<Screen['know']> => {
  return ({ kind }) => (typeof kind === 'string' && words[kind] ? [words[kind]] : otherwise)
}
const facts = (words: string): NonNullable<Screen['know']> => {
  return (_, { by, office }) => [words, `It is sent in your name: ${office.nameOf(by)}.`]
}

const aCall: readonly Screen[] = [
  { name: 'what-happened', title: 'What happened?', know: ofKind(asked, Object.values(asked)), form: whatHappened() },
  {
    name: 'the-call',
    title: 'The call',
    know: facts(
      `Facts only: what was said and done. Words that somebody used go under quotes, so that it is clear who said what (${cite('s6')}).`,
    ),
    form: (_, given) => theCall(given),
  },
]
const inWriting: readonly Screen[] = [
  { name: 'what-happened', title: 'What was written?', know: ofKind(askedInWriting, [threatFirst]), form: whatWasWritten() },
  {
    name: 'the-writing',
    title: 'The contact',
    know: facts(`Facts only: what was written and done. Words that somebody used go under quotes (${cite('s6')}).`),
    form: (_, given) => theWriting(given),
  },
]
const equality = `We ask ourselves each time whether something personal makes it harder for this customer to use our service. It changes nothing about how they may treat you (${cite('s5')}).`
const welfare = `If this has upset you, tell your line manager straight away. That is what they are there for (${cite('s2')}).`

export const why = z.object({
  correctionReason: fields.words('Why do you change it?', {
    max: mostWords,
    hint: 'Kept beside what the log said before.',
    missing: 'Say why you change it: the reason is kept beside the old words.',
  }),
})

/** The screens in which a log is told: what happened, the contact itself, them and you. */
export const logScreens = (written: boolean): readonly Screen[] => [
  ...(written ? inWriting : aCall),
  { name: 'you-and-them', title: 'Them, and you', know: () => [equality, welfare], form: youAndThem },
]
/** The screens in which it is corrected: the same, without how the member of staff was, and why. */
export const correctionScreens = (written: boolean): readonly Screen[] => [
  ...(written ? inWriting : aCall),
  { name: 'you-and-them', title: 'Behind it', know: () => [equality], form: behindIt },
  {
    name: 'why',
    title: 'Why',
    know: () => [`What you wrote before stays in the record beside the correction (${cite('s6')}).`],
    form: why,
  },
]
