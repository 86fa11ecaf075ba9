import { authorityReport, type ReportStep } from '../../../src/procedures/authority-report/authority-report.js'
import type { ReportState } from '../../../src/procedures/authority-report/matter.js'
import type { Office } from '../../../src/procedures/people.js'
import type { Role } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { facts, staff, testOffice, testPeople } from '../test-office.js'
import { made, proposal } from './incident.js'

const proposed = given(authorityReport).when({ step: 'ProposeReport', ...proposal }, facts('asha'))
const put = proposed.when({ step: 'PutToHead', words: 'I share that fear.' }, facts('lena'))
const rung = proposed.when({ step: 'RecordRung', rang: staff('gwen'), ...made }, facts('lena'))
const yes = { report: 'yes', to: 'the police', reporter: staff('lena'), reason: 'The risk.', governance: 'They agree.' } as const
const toReport = put.when({ step: 'DecideReport', ...yes }, facts('hugh'))
const reported = toReport.when({ step: 'MakeReport', ...made }, facts('lena'))
const states = { proposed, put, rung, toReport, reported }
type Name = keyof typeof states

/** The office as it may be by the time of the click: somebody away, gone, no longer of their rank, or newly of one. */
const withRoles = (id: string, roles: readonly Role[]) =>
  testOffice({ people: testPeople.map((one) => (one.id === id ? { ...one, roles } : one)) })
const offices: Readonly<Record<string, Office>> = {
  'as it is': testOffice(),
  'the head away': testOffice({ absent: ['hugh'] }),
  'the head a head no more': withRoles('hugh', ['staff', 'line manager']),
  'the head gone': testOffice({ left: ['hugh'] }),
  'the line manager away': testOffice({ absent: ['lena'] }),
  'the line manager gone': testOffice({ left: ['lena'] }),
  'the group manager one no more': withRoles('gita', ['staff', 'senior on duty']),
  'a head of another department': withRoles('ian', ['staff', 'head of department']),
  'the proposer a head by now': withRoles('asha', ['staff', 'head of department']),
  'Information Governance gone': testOffice({ left: ['ian'] }),
}

/** Who may, in the words of s9 and s11: written down apart from the rules. */
interface At {
  readonly id: string
  readonly office: Office
  readonly state: Name
}
const is = ({ id, office }: At, ...roles: readonly Role[]) => office.person(id)?.roles.some((role) => roles.includes(role)) ?? false
const ofDepartment = ({ id, office }: At) => office.person(id)?.department === 'Public Services'
const wasTold = (at: At) => at.id === 'gwen' && at.state === 'rung'
const decides = (at: At) =>
  at.id !== 'asha' && !wasTold(at) && (is(at, 'head of department') || (is(at, 'group manager') && ofDepartment(at)))
const isAbove = (at: At) =>
  at.id !== 'asha' &&
  (at.id === at.office.lineManagerOf(staff('asha'))?.id ||
    (is(at, 'group manager') && at.office.person(at.id)?.group === 'Advice') ||
    (is(at, 'head of department') && ofDepartment(at)))
const standsInForLena = ({ id, office }: At) => id === 'leo' && office.isAbsent(staff('lena'), facts('lena').now)
const governs = (at: At) => is(at, 'information governance')
/** Lena reports it and looks after it; away, Leo too; gone, the next above Asha. In `proposed` and `put` there is nothing to report yet. */
const reports = (at: At) => {
  if (at.office.person('lena')) return at.id === 'lena' || standsInForLena(at)
  return at.id === (is({ ...at, id: 'gita' }, 'group manager') ? 'gita' : 'gwen')
}

const may: { readonly [S in ReportStep['step']]?: { readonly in: readonly Name[]; readonly who: (at: At) => boolean } } = {
  ProposeReport: { in: ['proposed', 'put', 'rung', 'toReport', 'reported'], who: () => true },
  PutToHead: { in: ['proposed'], who: (at) => isAbove(at) || standsInForLena(at) },
  DecideReport: { in: ['proposed', 'put'], who: decides },
  Ratify: { in: ['rung'], who: decides },
  Advise: { in: ['proposed', 'put', 'toReport'], who: governs },
  ConfirmRecord: {
    in: ['rung', 'reported'],
    who: (at) => governs(at) || (at.office.holding('information governance').length === 0 && at.id === 'hugh'),
  },
  MakeReport: { in: ['toReport'], who: reports },
  SettleCustomer: { in: ['reported'], who: reports },
  DecideMatter: { in: ['reported'], who: reports },
  ToldOfMatter: { in: ['reported'], who: reports },
  NoteAdded: { in: ['reported'], who: reports },
  CorrectItem: { in: ['reported'], who: (at) => decides(at) || reports(at) || at.id === 'lena' },
  Consult: { in: ['put'], who: (at) => decides(at) || isAbove(at) },
  ConsultHumanResources: { in: ['put'], who: (at) => decides(at) || isAbove(at) },
  RecordRung: {
    in: ['proposed'],
    who: (at) => at.id === 'asha' || isAbove(at) || governs(at) || is(at, 'head of department') || standsInForLena(at),
  },
  NobodyRang: { in: ['proposed'], who: (at) => decides(at) || at.id === 'asha' },
}

describe('who may do what with a report to an authority', () => {
  test('every step that a person can take is in the table', () =>
    expect(Object.keys(may).sort()).toEqual(Object.keys(authorityReport.rights).sort()))

  const cells = Object.entries(may).flatMap(([step, { in: names, who }]) => names.map((name) => [step, name, who] as const))
  test.each(cells)('%s in the state %s, by everybody, however the office has changed', (step, name, who) => {
    for (const [change, office] of Object.entries(offices))
      for (const { id } of office.people) {
        const answer = authorityReport.rights[step as ReportStep['step']]?.(states[name].state, facts(id, { office }))
        const expected = who({ id, office, state: name })
        expect([change, id, answer === true]).toEqual([change, id, expected])
        if (!expected) expect(answer).toMatch(/^[A-Z].*\.$/)
      }
  })

  test('whoever may not read it finds nothing on its card, whatever notice brought it', () => {
    for (const [change, office] of Object.entries(offices))
      for (const [name, { state }] of Object.entries(states))
        for (const person of office.people) {
          const now = facts(person.id, { office })
          const shown = JSON.stringify(authorityReport.view('to-decide', state, { person }, now))
          const opens = authorityReport.mayOpen(state, person, now)
          expect([change, name, person.id, /waited outside|Bloggs|IC-12345/.test(shown)]).toEqual([change, name, person.id, opens])
          if (['adil', 'carl', 'ada', 'hilda', 'adam'].includes(person.id)) expect([person.id, opens]).toEqual([person.id, false])
        }
  })

  test('a button is on nobody’s card whose press would be refused for its rank', () => {
    const dialogs: Readonly<Record<string, ReportStep['step']>> = Object.fromEntries(
      authorityReport.dialogs.map((dialog) => [dialog.name, dialog.step({}, facts('asha')).step]),
    )
    for (const office of Object.values(offices))
      for (const { state } of Object.values<{ state: ReportState }>(states))
        for (const person of office.people)
          for (const { does } of authorityReport.view('record', state, { person }, facts(person.id, { office })).buttons) {
            const step = 'step' in does ? (does.step as ReportStep['step']) : 'dialog' in does ? dialogs[does.dialog] : undefined
            if (step)
              expect([person.id, step, authorityReport.rights[step]?.(state, facts(person.id, { office }))]).toEqual([
                person.id,
                step,
                true,
              ])
          }
  })
})
