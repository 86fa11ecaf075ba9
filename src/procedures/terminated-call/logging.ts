import { decided, type Facts, refused } from '../procedure.js'
import { nameThen } from '../shared/called.js'
import { sameAgain } from '../shared/mark.js'
import { byPerson, tell } from '../shared/people.js'
import { anybody } from '../shared/rights.js'
import { beginLog } from './begin.js'
import { answersOf, callGiven, logOf, wellbeingLabels, writingGiven, youAndThem } from './forms.js'
import { opens, takes } from './kit.js'
import type { CallLog } from './matter.js'
import { linesOfLog } from './preview.js'
import { whoTook } from './rights.js'
import { correctionScreens, logScreens, why } from './screens.js'
import { copyFor, copyReminder, discussReminder, passesUp, raiseReminder, toDiscusser } from './telling.js'
import { ofCalls, ofWriting } from './words.js'

const wellbeing = youAndThem.pick({ wellbeing: true })
const yourName = ({ office, by }: Facts) => ({ label: 'Your name', name: office.nameOf(by) })
const isSame = (one: CallLog, other: CallLog): boolean => sorted(one) === sorted(other)
const sorted = (log: CallLog): string => JSON.stringify(Object.entries(log).toSorted(([one], [other]) => one.localeCompare(other)))

/** The log is told, sent to the line manager at once (s6), and corrected by whoever wrote it. */
export const logging = (written: boolean) => {
  return {
    /** s6, s14: a terminated call has a log, facts only, and it goes to the line manager. */
    LogCall: opens({
      given: (facts: Facts) => (written ? writingGiven(facts).safeExtend(wellbeing.shape) : callGiven(facts).safeExtend(wellbeing.shape)),
      may: anybody,
      form: {
        name: 'log',
        title: written ? ofWriting.title : ofCalls.title,
        send: 'Send to my line manager',
        screens: logScreens(written),
        begin: (_, facts, from) => {
          if (!byPerson(facts)) return {}
          const { time, duration, ...begun } = beginLog(facts, from)
          return written ? begun : { ...begun, time, ...(duration === undefined ? {} : { duration }) }
        },
        preview: (told, facts) => [
          ...linesOfLog(logOf(told), facts, yourName(facts)),
          {
            label: 'How are you? (for your line manager only)',
            value: wellbeingLabels[told.wellbeing],
            step: 'you-and-them',
            field: 'wellbeing',
          },
        ],
        likeness: (told, { by }) => {
          const { caller, caseReference } = logOf(told)
          const marks = sameAgain(by, caller, caseReference)
          if (marks.length === 0) return undefined
          const words = `You sent a log about the same case or ${written ? 'writer' : 'caller'} within the last hour. If this is the same ${written ? 'contact' : 'call'}, there is no need to send it again.`
          return { marks, hours: 1, words }
        },
      },
      does: ({ wellbeing: how, ...told }, facts) => {
        const log = logOf(told)
        const whose = { reporter: facts.by, log }
        return decided(
          [{ event: 'CallLogged', log, wellbeing: how }],
          [
            ...toDiscusser('to-discuss', whose, facts),
            ...tell('receipt', [facts.by], 'now'),
            discussReminder(facts),
            passesUp(facts),
            ...(log.caseReference === undefined ? [] : [...copyFor(whose, facts), copyReminder(facts)]),
            ...(log.threat ? [raiseReminder(facts)] : []),
          ],
        )
      },
    }),
    /** s6: the log stays factual; what it said before is kept, and its reader is told. */
    CorrectLog: takes({
      given: (facts: Facts) => (written ? writingGiven(facts).safeExtend(why.shape) : callGiven(facts).safeExtend(why.shape)),
      may: whoTook,
      form: {
        name: 'correct',
        title: 'Correct the log',
        send: 'Send the correction',
        screens: correctionScreens(written),
        begin: (state, { office }) => ({
          ...answersOf(state.log),
          ...(state.is === 'Returned'
            ? { correctionReason: `Asked for by ${nameThen(state.returned, office)}: ${state.returned.reason}` }
            : {}),
        }),
        preview: (told, facts) => [
          ...linesOfLog(logOf(told), facts, yourName(facts)),
          { label: 'Why it is corrected', value: told.correctionReason, step: 'why', field: 'correctionReason' },
        ],
      },
      does: ({ correctionReason: reason, ...told }, state, facts) => {
        const log = logOf(told)
        if (isSame(log, state.log))
          return refused('Nothing is different from the log as it stands. Press Change beside what you want to put right.')
        const whose = { reporter: state.reporter, log }
        const another = log.lineManager !== state.log.lineManager && !state.talk
        // While a copy is to do its reminder runs already.
        const forCopy = log.caseReference === undefined || state.copy === 'to do' ? undefined : copyReminder(facts)
        // A threat that was not said before is passed on as well (s9).
        const forThreat = log.threat && !state.log.threat && !state.passedOn ? raiseReminder(facts) : undefined
        // The talk is asked after from the correction on: the alarm of before ends (s6).
        const forTalk = !state.talk && (state.is === 'Returned' || another) ? discussReminder(facts) : undefined
        const again = {
          ...(forThreat ? { threat: forThreat.at } : {}),
          ...(forCopy ? { copy: forCopy.at } : {}),
          ...(forTalk ? { talk: forTalk.at } : {}),
        }
        return decided(
          [{ event: 'LogCorrected', log, was: state.log, reason, ...(forCopy || forThreat || forTalk ? { again } : {}) }],
          [
            ...toDiscusser(another ? 'to-discuss' : 'corrected', whose, facts),
            ...(forTalk ? [forTalk] : []),
            ...(log.caseReference === undefined ? [] : copyFor(whose, facts)),
            ...(forCopy ? [forCopy] : []),
            ...(forThreat ? [forThreat] : []),
          ],
        )
      },
    }),
  }
}
