import { authorityReport, type ReportStep } from '../../../src/procedures/authority-report/authority-report.js'
import { type grounds, items, madeForm, proposalForm } from '../../../src/procedures/authority-report/forms.js'
import { given } from '../given.js'
import { at, facts, staff, testOffice, testPeople } from '../test-office.js'
import { made, proposal } from './incident.js'

const tomorrow = at('2026-03-04T10:00:00Z')
const propose = (more: object = {}, who = 'asha', over = {}) =>
  given(authorityReport).when({ step: 'ProposeReport', ...proposal, ...more } as ReportStep, facts(who, over))
const putTo = () => propose().when({ step: 'PutToHead', words: 'I share that fear.' }, facts('lena'))
const yes = {
  step: 'DecideReport',
  report: 'yes',
  to: 'West Yorkshire Police',
  reporter: staff('lena'),
  reason: 'The risk is real.',
  governance: 'They agree.',
} as const
const decided = () => putTo().when(yes, facts('hugh'))
const reported = () => decided().when({ step: 'MakeReport', ...made }, facts('lena'))
const rung = { step: 'RecordRung', rang: staff('asha'), ...made } as const
const seen = (story: ReturnType<typeof propose>, id: string, notice = 'record') => {
  const person = testPeople.find((one) => one.id === id)
  if (!person) throw new Error(`no ${id}`)
  return authorityReport.view(notice, story.state, { person }, facts(id))
}

/** Every sentence of s9 and s11 that names who decides, who is told, or what is kept. One without its test does not compile. */
const named = [
  'inform their manager immediately',
  'made by a head of department',
  'in consultation with a head of department and our Information Governance team',
  'or, in their absence, a group manager',
  'consult with Information Governance, Human Resources or other relevant colleagues',
  'harassing members of staff',
  'Threatens to harm a member of staff, staff of other organisations, members of the public or themselves',
  'malicious or vexatious to the extent that intervention is regarded as necessary',
  'base our decision on an assessment of risk',
  'we should call the emergency services',
  'only provide information that is relevant to the incident',
  'provided to your head of department and Information Governance',
  'Your name',
  'A copy or description of the information reported',
  'The reason for reporting the information',
  'The date information was reported',
  'The details of the person information were reported to (including their rank, job title and contact details)',
  'contact should usually be made by telephone first',
  'make the customer aware we have done this',
  'whether we should continue to deal with the matter',
  'let the customer know at the earliest opportunity and add a record to any relevant case file',
  'whether the disclosure would be in the vital interests of the individual',
  'notify Information Governance',
  'make a formal record of the disclosure',
] as const

const grounded = (...which: readonly (keyof typeof grounds)[]) => {
  for (const ground of which) expect(propose({ grounds: [ground] }).refusedBecause).toBeUndefined()
}
/** The fields are needed, and stand on the card of the head and of Information Governance. */
const kept = (...which: readonly (keyof typeof items)[]) => {
  for (const item of which) {
    expect(madeForm.safeParse({ ...made, [item]: undefined }).success).toBe(false)
    for (const who of ['hugh', 'ian'])
      expect(JSON.stringify(seen(reported(), who).data)).toContain(item === 'on' ? '3 March 2026' : made[item])
  }
}
const shown: Readonly<Record<(typeof named)[number], () => void>> = {
  'inform their manager immediately': () => {
    expect(propose().tells).toEqual(['to-put → lena'])
    const climbed = propose().when({ step: 'ClimbProposal' }, facts('clock', { now: at('2026-03-03T12:00:00Z') }))
    expect(climbed.tells).toEqual(['to-put → gita'])
  },
  'made by a head of department': () => {
    expect(putTo().tells).toContain('to-decide → hugh')
    expect(decided().state).toMatchObject({ is: 'ToReport', decision: { by: 'hugh' } })
    for (const who of ['asha', 'lena', 'ian', 'ada']) expect(putTo().when(yes, facts(who)).refusedBecause).toBeDefined()
  },
  'in consultation with a head of department and our Information Governance team': () => {
    expect(putTo().tells).toContain('to-advise → ian')
    expect(putTo().when({ ...yes, governance: '' }, facts('hugh')).refusedBecause).toMatch(/Information Governance advise/)
    const advised = putTo().when({ step: 'Advise', words: 'The name and the days are enough.' }, facts('ian'))
    expect(advised.tells).toEqual(['advised → hugh'])
    expect(advised.when({ ...yes, governance: '' }, facts('hugh')).state.is).toBe('ToReport')
  },
  'or, in their absence, a group manager': () => {
    const away = { office: testOffice({ absent: ['hugh'] }) }
    const byFile = putTo().when(yes, facts('gita', away))
    expect(byFile.state).toMatchObject({ is: 'ToReport', decision: { by: 'gita', forHead: true } })
    expect(byFile.tells).toContain('decided-for-head → hugh')
    expect(putTo().when(yes, facts('gita')).refusedBecause).toMatch(/Hugh Barnes to decide/)
    const said = putTo().when({ ...yes, absent: 'He is in surgery, and rings nobody back.' }, facts('gita'))
    expect(said.state).toMatchObject({ decision: { by: 'gita', forHead: true, absent: 'He is in surgery, and rings nobody back.' } })
    expect(said.tells).toContain('decided-for-head → hugh')
  },
  'consult with Information Governance, Human Resources or other relevant colleagues': () => {
    const people = [...testPeople, { ...testPeople[0], id: staff('hana'), name: 'Hana Reid', roles: ['staff', 'human resources'] } as never]
    const office = testOffice({ people })
    const asked = putTo().when({ step: 'ConsultHumanResources' }, facts('hugh', { office }))
    expect(asked.tells).toEqual(['to-advise → hana'])
    expect(asked.when({ step: 'Advise', words: 'Offer her a lift home.' }, facts('hana', { office })).tells).toEqual(['advised → hugh'])
    expect(putTo().when({ step: 'ConsultHumanResources' }, facts('hugh')).refusedBecause).toMatch(/names nobody in Human Resources/)
    const colleague = { step: 'Consult', whom: staff('carl'), question: 'Has he written to you?' } as const
    expect(putTo().when(colleague, facts('hugh')).tells).toEqual(['to-advise → carl'])
  },
  'harassing members of staff': () => grounded('harassing'),
  'Threatens to harm a member of staff, staff of other organisations, members of the public or themselves': () =>
    grounded('threat to staff', 'threat to other staff', 'threat to the public', 'threat to themselves'),
  'malicious or vexatious to the extent that intervention is regarded as necessary': () => grounded('malicious'),
  'base our decision on an assessment of risk': () => {
    expect(proposalForm.safeParse({ ...proposal, grounds: [] }).success).toBe(false)
    expect(proposalForm.safeParse({ ...proposal, risk: ' ' }).success).toBe(false)
    expect(JSON.stringify(seen(putTo(), 'hugh').data)).toMatch(/by the risk to staff and others/)
  },
  'we should call the emergency services': () => {
    const [first] = authorityReport.dialogs.find(({ name }) => name === 'propose')?.steps ?? []
    expect(first?.know?.({}, facts('asha'))[0]).toMatch(/ring the emergency services on 999 first/)
  },
  'only provide information that is relevant to the incident': () => {
    expect(madeForm.shape.what.meta()?.hint).toMatch(/Only what is relevant/)
    const letter = authorityReport.letter?.('authority', decided().state, facts('lena'))
    expect(JSON.stringify(letter)).not.toContain('IC-12345')
    expect(JSON.stringify(letter)).toContain('Lena Morris')
  },
  'provided to your head of department and Information Governance': () =>
    expect(reported().tells).toEqual(expect.arrayContaining(['reported → hugh', 'to-do record → ian'])),
  'Your name': () => expect(JSON.stringify(seen(reported(), 'hugh').data)).toMatch(/Reported by.*Lena Morris/),
  'A copy or description of the information reported': () => kept('what'),
  'The reason for reporting the information': () => kept('why'),
  'The date information was reported': () => {
    kept('on')
    expect(decided().when({ step: 'MakeReport', ...made, on: '2026-03-04' }, facts('lena')).refusedBecause).toMatch(/still to come/)
  },
  'The details of the person information were reported to (including their rank, job title and contact details)': () =>
    kept('recipient', 'rank', 'jobTitle', 'contact', 'authority'),
  'contact should usually be made by telephone first': () => {
    const writing = { step: 'MakeReport', ...made, how: 'writing' } as ReportStep
    expect(decided().when(writing, facts('lena')).refusedBecause).toBeDefined()
    const without = decided().when({ ...writing, telephoned: 'no', notTelephoned: 'Closed.' } as ReportStep, facts('lena'))
    expect(JSON.stringify(seen(without, 'hugh').data)).toContain('not telephoned first: Closed.')
  },
  'make the customer aware we have done this': () => {
    const late = reported().when({ step: 'ChaseTasks' }, facts('clock', { now: tomorrow }))
    expect(late.tells).toContain('to-do customer → lena')
    const not = reported().when({ step: 'SettleCustomer', told: 'endangers', words: 'He knows where she lives.' }, facts('lena'))
    expect(not.tells).toEqual(['not-told → ian'])
    expect(JSON.stringify(seen(not, 'ian', 'not-told').data)).toContain('He knows where she lives.')
    expect(reported().when({ step: 'SettleCustomer', told: 'endangers' } as ReportStep, facts('lena')).refusedBecause).toBeDefined()
  },
  'whether we should continue to deal with the matter': () =>
    expect(authorityReport.waiting(reported().state, facts('lena')).map(({ what }) => what)).toContain(
      'Say whether we go on dealing with the customer’s matter (TC-2026-0001)',
    ),
  'let the customer know at the earliest opportunity and add a record to any relevant case file': () => {
    const no = reported().when({ step: 'DecideMatter', continues: 'no', why: 'We have answered it.' }, facts('lena'))
    expect(no.tells).toEqual(['to-do tell → lena', 'to-do note → lena'])
    expect(no.when({ step: 'ToldOfMatter' }, facts('lena')).when({ step: 'NoteAdded' }, facts('lena')).refusedBecause).toBeUndefined()
    expect(authorityReport.letters?.(no.state, facts('lena')).map(({ kind }) => kind)).toEqual(['customer', 'matter'])
  },
  'whether the disclosure would be in the vital interests of the individual': () => {
    expect(propose({ from: 'AR-2026-0001' }, 'gita').refusedBecause).toMatch(/protect somebody’s life/)
    expect(propose({ from: 'AR-2026-0001', vitalInterests: 'He may die tonight.' }, 'gita').refusedBecause).toBeUndefined()
    const dialog = authorityReport.dialogs.find(({ name }) => name === 'propose')
    const form = (from?: string) => dialog?.steps[1]?.form({ ...(from ? { from } : {}) }, facts('gita'))
    expect(form('AR-2026-0001')?.safeParse(proposal).success).toBe(false)
    expect(form()?.safeParse(proposal).success).toBe(true)
  },
  'notify Information Governance': () => {
    for (const danger of ['no', 'rung', 'not rung', 'told']) expect(propose({ danger }, 'gita').tells).toContain('to-advise → ian')
  },
  'make a formal record of the disclosure': () => {
    const confirm = { step: 'ConfirmRecord', reference: 'D-1' } as const
    for (const who of ['hugh', 'lena', 'gita'])
      expect(reported().when(confirm, facts(who)).refusedBecause).toMatch(/Information Governance/)
    expect(reported().when(confirm, facts('ian')).state).toMatchObject({ record: { reference: 'D-1' } })
    // An office whose file names nobody there is left with nothing that nobody can do.
    const office = testOffice({ left: ['ian'] })
    expect(reported().when(confirm, facts('hugh', { office })).state).toMatchObject({ record: { by: 'hugh' } })
  },
}
describe('what sections 9 and 11 say', () => {
  test.each(named)('“%s”', (sentence) => shown[sentence]())
  test('no item is asked that the source does not name, but the authority itself', () =>
    expect(Object.keys(items).sort()).toEqual(['authority', 'contact', 'jobTitle', 'on', 'rank', 'recipient', 'what', 'why']))
  test('with the head away it is put to a group manager; back again, it is the head’s', () => {
    const office = testOffice({ absent: ['hugh'] })
    const story = propose({}, 'asha', { office }).when({ step: 'PutToHead', words: 'So.' }, facts('lena', { office }))
    expect(story.tells).toContain('to-decide → gita')
    expect(story.when(yes, facts('gita')).refusedBecause).toMatch(/Hugh Barnes to decide/)
  })
  test('what a head proposes is decided by another head, and not by one of their own group managers while there is one', () => {
    const other = {
      ...testPeople[0],
      id: staff('hera'),
      name: 'Hera Wells',
      department: 'Legal',
      roles: ['staff', 'head of department'],
    } as never
    expect(propose({}, 'hugh', { office: testOffice({ people: [...testPeople, other] }) }).tells).toContain('to-decide → hera')
    expect(propose({}, 'hugh').tells).not.toContain('to-decide → hugh')
  })
  test('nobody decides on a contact that they took themselves, whoever proposed it', () => {
    const story = propose({ contactBy: 'hugh' }, 'gita')
    expect(story.tells).not.toContain('to-decide → hugh')
    expect(story.when(yes, facts('hugh')).refusedBecause).toMatch(/took the contact yourself/)
    expect(story.when(yes, facts('gwen')).state).toMatchObject({ is: 'ToReport', decision: { by: 'gwen' } })
  })
})

describe('an imminent threat', () => {
  test('nobody has rung: it stops nobody from sending, goes to head, manager and Information Governance at once, and says ring', () => {
    const story = propose({ danger: 'not rung' })
    expect(story.tells).toEqual(['to-decide → hugh', 'to-advise → ian', 'told → lena'])
    for (const who of ['asha', 'lena', 'hugh']) expect(JSON.stringify(seen(story, who).data)).toContain('Ring 999 now')
  })
  test('rung: whoever rang is chased for what was told, and the head ratifies, never whoever rang', () => {
    const story = propose({ danger: 'rung' })
    expect(authorityReport.waiting(story.state, facts('asha')).map(({ for: who }) => who)).toContain('asha')
    expect(story.when(yes, facts('hugh')).refusedBecause).toMatch(/first record what they were told/)
    const told = story.when(rung, facts('asha'))
    expect(told.tells).toEqual(
      expect.arrayContaining(['to-ratify → hugh', 'to-advise → ian', 'to-do record → ian', 'to-do customer → lena']),
    )
    for (const [by, because] of [
      ['asha', /proposed this/],
      ['lena', /head of department decides/],
    ] as const)
      expect(told.when({ step: 'Ratify', right: 'yes', reason: 'So.' }, facts(by)).refusedBecause).toMatch(because)
    const ratified = told.when({ step: 'Ratify', right: 'no', reason: 'It could have waited.' }, facts('hugh'))
    expect(ratified.state).toMatchObject({ is: 'Reported', ratified: { by: 'hugh', right: 'no' } })
    expect(ratified.tells).toEqual(expect.arrayContaining(['decided → asha', 'decided → ian']))
  })
  test('a head who rang does not ratify it: a group manager does, and says why', () => {
    const told = propose({ danger: 'rung' }).when({ ...rung, rang: staff('hugh') }, facts('asha'))
    const ratify = { step: 'Ratify', right: 'yes', reason: 'He was right.' } as const
    expect(told.when(ratify, facts('hugh')).refusedBecause).toMatch(/told them yourself/)
    expect(told.when(ratify, facts('gita')).state).toMatchObject({ is: 'Reported', ratified: { by: 'gita' } })
  })
  test('an authority was told without any hurry: that is recorded and looked at too, with the calm of its danger', () => {
    const story = propose({ danger: 'told' }, 'gita')
    expect(story.alarms.filter((one) => one.startsWith('ClimbDecision'))).toEqual(['ClimbDecision at 2026-03-03T12:00:00.000Z'])
    const told = story.when({ ...rung, rang: staff('gita') }, facts('gita'))
    expect(told.state).toMatchObject({ is: 'Deciding', made: { rang: 'gita' } })
    expect(told.when({ step: 'Ratify', right: 'yes', reason: 'So.' }, facts('gita')).refusedBecause).toMatch(/proposed this/)
  })
  test('a tick in haste is taken back: nobody rang', () => {
    const story = propose({ danger: 'rung' }).when({ step: 'NobodyRang' }, facts('hugh'))
    expect(story.when(yes, facts('hugh')).state.is).toBe('ToReport')
  })
})

describe('what was kept', () => {
  test('can be corrected with a reason; the old words stay beside it, head and Information Governance have it, the record is confirmed anew', () => {
    const confirmed = reported().when({ step: 'ConfirmRecord', reference: 'D-1' }, facts('ian'))
    const put = confirmed.when({ step: 'CorrectItem', item: 'recipient', words: 'P. Johns', why: 'I misheard.' }, facts('lena'))
    expect(put.tells).toEqual(['corrected → hugh', 'corrected → ian'])
    const shown = JSON.stringify(seen(put, 'ian', 'corrected').data)
    for (const words of ['P. Johns', 'P. Jones', 'I misheard.']) expect(shown).toContain(words)
    expect(authorityReport.waiting(put.state, facts('ian')).map(({ what }) => what)).toContain(
      'Confirm the record of the disclosure (TC-2026-0001)',
    )
    expect(put.when({ step: 'CorrectItem', item: 'on', words: '2026-03-09', why: 'x' }, facts('lena')).refusedBecause).toMatch(
      /still to come/,
    )
    expect(put.when({ step: 'CorrectItem', item: 'what', words: 'x', why: 'x' }, facts('carl')).refusedBecause).toBeDefined()
  })
  test('is not there in a shared channel, a preview or a list', () => {
    for (const story of [propose(), putTo(), decided(), reported()]) {
      const view = authorityReport.view('record', story.state, {}, facts('courier'))
      expect(JSON.stringify(view)).not.toMatch(/Bloggs|IC-12345|waited outside/)
      expect(seen(story, 'hugh').preview).toBe('Report to an authority TC-2026-0001')
      expect(JSON.stringify(authorityReport.waiting(story.state, facts('hugh')))).not.toMatch(/Bloggs|IC-12345/)
    }
  })
  test('“not reported” is a decision with a reason, of a head and never of a manager', () => {
    const no = { step: 'DecideReport', report: 'no', reason: 'A letter will do.' } as const
    expect(propose().when(no, facts('lena')).refusedBecause).toMatch(/head of department decides/)
    const refused = putTo().when(no, facts('hugh'))
    expect(refused.tells).toEqual(['decided → asha', 'decided → lena'])
    expect(JSON.stringify(seen(refused, 'asha').data)).toContain('A letter will do.')
  })
})
