import fc from 'fast-check'
import { fill } from '../../../src/cards/fill.js'
import type { Facts } from '../../../src/procedures/procedure.js'
import { logOf } from '../../../src/procedures/terminated-call/forms.js'
import type { CallLog, TerminatedCallEvent, TerminatedCallState } from '../../../src/procedures/terminated-call/matter.js'
import { terminatedCall, writtenContact } from '../../../src/procedures/terminated-call/terminated-call.js'
import { instant } from '../../../src/procedures/words.js'
import { take } from '../given.js'
import { clockFacts, facts, recordId, staff, testOffice, testPeople, tuesday } from '../test-office.js'
import { corrects, type LogStep, logs } from './steps.js'

const canary = 'qqcanary'
const base: CallLog = {
  kind: 'offensive',
  fromTheOutset: false,
  warnings: ['explained'],
  date: '2026-03-02',
  time: '09:50',
  reason: canary,
  quotes: [{ who: 'customer', words: canary }],
  lineManager: staff('lena'),
  personal: 'no',
}
const { time: _, ...timeless } = base
const callLogs = (written: boolean) =>
  fc
    .record({
      caller: fc.boolean(),
      caseReference: fc.boolean(),
      time: fc.constantFrom('09:50', '10:20'),
      medium: fc.constantFrom('letter', 'e-mail', 'chat'),
      threat: fc.boolean(),
    })
    .map(
      (pick): CallLog => ({
        ...timeless,
        ...(written ? { medium: pick.medium, ...(pick.threat ? { kind: 'other', threat: true } : {}) } : { time: pick.time }),
        ...(pick.caller ? { caller: canary } : {}),
        ...(pick.caseReference ? { caseReference: canary } : {}),
      }),
    )
const steps = (written: boolean): fc.Arbitrary<LogStep> =>
  fc.oneof(
    callLogs(written).map((log) => logs(log, 'talk')),
    callLogs(written).map((log) => corrects(log, canary)),
    fc.constant({ step: 'RecordTalk', how: canary, support: canary } as const),
    fc.constant({ step: 'DecideFollowUp', followUp: 'yes', what: canary } as const),
    fc.constant<LogStep>({ step: 'ReturnForCorrection', points: ['other'], reason: canary }),
    fc.constant({ step: 'LinkCustomer', name: canary, how: canary } as const),
    fc.constant({ step: 'MarkCopied' } as const),
    fc.constant({ step: 'MarkAlertRaised' } as const),
    fc.constant({ step: 'RemindToRaise' } as const),
    fc.constant({ step: 'RemindToDiscuss' } as const),
    fc.constant({ step: 'RemindToCorrect' } as const),
    fc.constant({ step: 'TakeBackReturn' } as const),
    fc.constant({ step: 'PassUpDiscussion' } as const),
    fc.constant({ step: 'RemindToCopy' } as const),
  )
const who = fc.constantFrom('asha', 'lena', 'leo', 'gita', 'hugh', 'adil', 'clock')

/** The life of a log, told a second time and as simply as can be: what must be taken, and what must be refused. */
interface Model {
  readonly sent?: { readonly log: CallLog; readonly passedUp: number }
  readonly returned?: true
  readonly talked?: true
  readonly decided?: true
  readonly copied?: true
}
const byClock = ['RemindToDiscuss', 'RemindToCorrect', 'PassUpDiscussion', 'RemindToCopy', 'RemindToRaise']
function next(model: Model, step: LogStep, by: string): Model | 'refused' {
  if (byClock.includes(step.step) !== (by === 'clock')) return 'refused'
  // Moot before anything was sent.
  if (!model.sent && by === 'clock') return model
  if (!model.sent) return step.step === 'LogCall' && by === 'asha' ? { sent: { log: logOf(step), passedUp: 0 } } : 'refused'
  const { sent } = model
  const ups = ['gita', 'gwen', 'hugh'].slice(0, sent.passedUp)
  const discusses = by === 'lena' || ups.includes(by)
  switch (step.step) {
    case 'LogCall':
      return 'refused'
    case 'CorrectLog': {
      const log = logOf(step)
      if (by !== 'asha' || JSON.stringify(log) === JSON.stringify(sent.log)) return 'refused'
      const { returned: _, copied: __, ...rest } = model
      return { ...rest, sent: { ...sent, log } }
    }
    case 'RecordTalk':
      return discusses && !model.talked ? { ...model, talked: true } : 'refused'
    case 'DecideFollowUp':
      return discusses && !model.decided ? { ...model, decided: true } : 'refused'
    case 'ReturnForCorrection':
      return discusses && !model.returned ? { ...model, returned: true } : 'refused'
    case 'TakeBackReturn': {
      const { returned, ...rest } = model
      return discusses && returned ? rest : 'refused'
    }
    case 'LinkCustomer':
      return ['asha', 'lena', 'gita', 'hugh'].includes(by) && sent.log.caller === undefined ? model : 'refused'
    case 'MarkAlertRaised':
      return ['asha', 'lena', 'gita', 'hugh'].includes(by) && sent.log.threat ? model : 'refused'
    case 'MarkCopied':
      return by === 'asha' && sent.log.caseReference !== undefined && !model.copied ? { ...model, copied: true } : 'refused'
    case 'PassUpDiscussion':
      return model.talked ? model : { ...model, sent: { ...sent, passedUp: Math.min(3, sent.passedUp + 1) } }
    default:
      return model
  }
}

const office = testOffice()
const knows = (by: string, hours: number): Facts => {
  const now = instant(new Date(Date.parse(tuesday) + hours * 3_600_000))
  return by === 'clock' ? clockFacts({ office, now }) : facts(by, { office, now })
}
/** The log is begun by Asha alone: whoever else tries opens another record, which is not this story. */
const played = (step: LogStep, by: string) => step.step !== 'LogCall' || by === 'asha'

/** A call's log or one of a contact in writing, with all that comes after. */
const lives = fc.boolean().chain((written) => fc.tuple(fc.constant(written), fc.array(fc.tuple(steps(written), who), { maxLength: 40 })))
const runs = Number(process.env.FC_RUNS ?? 600)

describe('the life of a terminated call log', () => {
  it('takes and refuses exactly what it should, whatever comes in which order', () => {
    fc.assert(
      fc.property(lives, ([written, life]) => {
        const procedure = written ? writtenContact : terminatedCall
        let model: Model = {}
        let state: TerminatedCallState = procedure.initial
        const all: TerminatedCallEvent[] = []
        life.forEach(([step, by], hours) => {
          if (!played(step, by)) return
          const expected = next(model, step, by)
          const decision = take(procedure, step, state, knows(by, hours))
          expect([step.step, by, decision.outcome]).toEqual([step.step, by, expected === 'refused' ? 'refused' : 'decided'])
          if (decision.outcome === 'refused' || expected === 'refused') return
          model = expected
          all.push(...decision.events)
          state = decision.events.reduce(procedure.evolve, state)
          for (const owed of decision.owed) if ('notice' in owed && 'person' in owed.to) expect(office.person(owed.to.person)).toBeDefined()
        })
        expect(all.reduce(procedure.evolve, procedure.initial)).toEqual(state)
        if (state.is === 'NotSent') return
        expect({
          returned: state.is === 'Returned',
          talked: state.talk !== undefined,
          decided: state.followUp !== undefined,
          copied: state.copy === 'done',
          log: state.log,
        }).toEqual({
          returned: model.returned ?? false,
          talked: model.talked ?? false,
          decided: model.decided ?? false,
          copied: model.copied ?? false,
          log: model.sent?.log,
        })
        expect(state.talk?.by).not.toBe(state.reporter)
        const first = all.find((event) => event.event === 'CallLogged')
        expect(first?.event === 'CallLogged' && first.log).toEqual(state.corrections[0]?.was ?? state.log)
      }),
      { numRuns: runs, endOnFailure: true },
    )
  })

  it('can be seen by anybody at any time, and says nothing personal to whoever has no business here, in lists or in unsealed timelines', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom('to-discuss', 'receipt', 'copy-for-case', 'returned', 'record'), ([written, life], notice) => {
        const procedure = written ? writtenContact : terminatedCall
        let state: TerminatedCallState = procedure.initial
        life.forEach(([step, by], hours) => {
          if (!played(step, by)) return
          const decision = take(procedure, step, state, knows(by, hours))
          if (decision.outcome === 'refused') return
          state = decision.events.reduce(procedure.evolve, state)
          for (const event of decision.events) expect(procedure.say(event, knows('adam', 40), false)).not.toContain(canary)
        })
        expect(JSON.stringify(procedure.waiting(state, knows('asha', 40)))).not.toContain(canary)
        for (const person of [undefined, ...testPeople]) {
          const its = knows(person?.id ?? 'adam', 40)
          const card = fill(procedure.view(notice, state, person ? { person } : {}, its), {
            record: recordId('TC-2026-0001'),
            version: 1,
          })
          expect(card.preview).not.toContain(canary)
          if (!person || !procedure.mayOpen(state, person, its)) expect(JSON.stringify(card)).not.toContain(canary)
        }
      }),
      { numRuns: Math.ceil(runs / 20), endOnFailure: true },
    )
  })
})
