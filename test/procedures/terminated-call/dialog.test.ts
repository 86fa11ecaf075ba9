import type { RawValues } from '../../../src/casework/arrival.js'
import { fieldsOf } from '../../../src/casework/dialog/fields-of.js'
import { parseForm } from '../../../src/casework/dialog/parse-form.js'
import { behaviourForm } from '../../../src/procedures/arrangement/forms.js'
import { answersOf, logOf, type Told } from '../../../src/procedures/terminated-call/forms.js'
import type { CallLog } from '../../../src/procedures/terminated-call/matter.js'
import { terminatedCall } from '../../../src/procedures/terminated-call/terminated-call.js'
import { given } from '../given.js'
import { at, facts, staff, testOffice, testPeople } from '../test-office.js'

const asha = facts('asha')
const dialog = (name: string) => {
  const found = terminatedCall.dialogs.find((one) => one.name === name)
  if (!found) throw new Error(`There is no dialog ${name}`)
  return found
}
const log = dialog('log')
const form = (step: string, its = asha) => {
  const found = log.steps.find((one) => one.name === step)
  if (!found) throw new Error(`There is no step ${step}`)
  return found.form({}, its)
}
const faults = (step: string, values: Record<string, unknown>, its = asha) => {
  const parsed = form(step, its).safeParse(values)
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
}
/** The log that these answers make, as its form has parsed them. */
const told = (given: object): CallLog => logOf(given as Told)
const call = { date: '2026-03-03', time: '09:50', reason: 'They swore at me.', lineManager: 'lena' }
const answers = { kind: 'offensive', warnings: ['explained'], ...call, personal: 'no', wellbeing: 'fine' }

describe('the dialog of a terminated call', () => {
  it('has three steps: what happened, the fields of section 14, and them and you', () => {
    expect(log.steps.map((step) => step.name)).toEqual(['what-happened', 'the-call', 'you-and-them'])
    expect(Object.keys(form('the-call').shape)).toEqual([
      'caller',
      'caseReference',
      'date',
      'time',
      'duration',
      'reason',
      'quotes',
      'lineManager',
    ])
  })

  it('begins now, with the line manager of the directory', () => {
    expect(log.begin?.(terminatedCall.initial, asha, {})).toEqual({ date: '2026-03-03', time: '10:00', lineManager: 'lena' })
    expect(log.begin?.(terminatedCall.initial, facts('lena'), {})).toMatchObject({ lineManager: 'gita' })
  })

  it('takes what stands after the command: a case reference, or the beginning of the account', () => {
    expect(log.begin?.(terminatedCall.initial, asha, { text: 'IC-12345' })).toMatchObject({ caseReference: 'IC-12345' })
    expect(log.begin?.(terminatedCall.initial, asha, { text: 'They swore' })).toMatchObject({ reason: 'They swore' })
  })

  it('is filled in from another record, and ignores what it does not know', () => {
    const from = { customer: 'Robin Example', case: 'IC-1', warnings: 'nonsense', reporter: 'somebody else' }
    expect(log.begin?.(terminatedCall.initial, asha, { from })).toEqual({
      caller: 'Robin Example',
      caseReference: 'IC-1',
      date: '2026-03-03',
      time: '10:00',
      lineManager: 'lena',
    })
  })

  it('says what section 4 asks for the kind that was chosen', () => {
    const know = log.steps[0]?.know
    expect(know?.({}, asha)).toHaveLength(4)
    expect(know?.({ kind: 'persistent' }, asha)).toEqual([expect.stringMatching(/^Unreasonably persistent.*section 4/)])
  })

  it('does not ask for warnings when it was abusive from the outset', () => {
    const shown = (name: string) => form('what-happened').shape[name]?.meta()?.onlyWhen
    expect(shown('warnings')).toEqual({ field: 'kind', is: ['offensive', 'persistent', 'other'] })
    expect(shown('outset')).toEqual({ field: 'kind', is: ['abusive'] })
    expect(shown('warningsBefore')).toEqual({ field: 'outset', is: ['no'] })
    expect(faults('what-happened', { kind: 'abusive' })).toEqual({ outset: 'Say whether it was like that from the outset.' })
    expect(told({ ...answers, kind: 'abusive', outset: 'yes' })).toMatchObject({ fromTheOutset: true, warnings: [] })
  })

  it('says at the field that a call cannot lie in the future, by the office’s own clock', () => {
    expect(faults('the-call', { ...call, time: '10:01' })).toEqual({ time: 'That time is still to come. When was the call?' })
    expect(faults('the-call', { ...call, date: '2026-03-04' })).toEqual({ date: 'That day is still to come. When was the call?' })
    expect(faults('the-call', { ...call, date: '0026-03-03' })).toEqual({ date: 'That is more than a year ago. Please check the year.' })
    const summer = facts('asha', { now: at('2026-07-01T09:30:00Z') })
    expect(faults('the-call', { ...call, date: '2026-07-01', time: '10:30' }, summer)).toEqual({})
  })

  it('refuses oneself and strangers as line manager', () => {
    expect(faults('the-call', { ...call, lineManager: 'asha' })).toEqual({
      lineManager: 'Choose a manager who works here, and not yourself: nobody goes through their own call.',
    })
    // A peer is no manager: private words do not go to them.
    for (const who of ['nobody', 'adil'])
      expect(faults('the-call', { ...call, lineManager: who })).toEqual({
        lineManager: 'Choose a manager who works here, and not yourself: nobody goes through their own call.',
      })
    // Nor does the picker offer them.
    const offered = (by: string) => fieldsOf(form('the-call', facts(by))).find(({ name }) => name === 'lineManager')?.options ?? []
    const managing = testPeople.filter(({ roles }) => roles.includes('line manager')).map(({ id }) => id)
    expect(offered('asha').map(({ value }) => value)).toEqual(managing)
    expect(offered('lena').map(({ value }) => value)).toEqual(managing.filter((id) => id !== 'lena'))
  })

  it('keeps quotes apart, each with who said it', () => {
    const quotes = [{ who: 'customer', words: 'I will not stop' }]
    expect(told({ ...answers, quotes }).quotes).toEqual(quotes)
    expect(faults('the-call', { ...call, quotes: [{ who: 'customer', words: '' }] })).toHaveProperty(['quotes.0.words'])
  })

  it('prompts for facts under the reason, and never blocks', () => {
    const prompt = form('the-call').shape.reason?.meta()?.prompt
    expect(typeof prompt === 'function' && prompt('A rude man')).toMatch(/opinion/)
    expect(faults('the-call', { ...call, reason: 'A rude man' })).toEqual({})
  })

  it('shows the answers to check, each leading back to where it was asked', () => {
    const lines = log.preview?.(answers, asha) ?? []
    // Who writes is no answer of theirs: nothing leads anywhere.
    expect(lines).toContainEqual({ label: 'Your name', value: 'Asha Patel' })
    expect(lines).toContainEqual({ label: 'Date of call', value: '3 March 2026', step: 'the-call', field: 'date' })
    expect(lines.at(-1)).toMatchObject({ label: 'How are you? (for your line manager only)', value: 'I am fine', step: 'you-and-them' })
  })

  it('warns of a likely duplicate: the same case or caller, by the same member of staff, within an hour', () => {
    const likeness = (more: object, by = asha) => log.likeness?.({ ...answers, ...more }, by)
    expect(likeness({})).toBeUndefined()
    const earlier = given(terminatedCall).when(log.step({ ...answers, caseReference: 'IC-1', caller: 'Robin' }, asha), asha)
    const found = (like: ReturnType<typeof likeness>) =>
      like?.marks.some((mark) => terminatedCall.marks(earlier.state).some((kept) => kept.kind === mark.kind && kept.value === mark.value))
    expect(likeness({ caseReference: 'IC-1' })?.hours).toBe(1)
    expect(found(likeness({ caseReference: 'IC-1' }))).toBe(true)
    expect(found(likeness({ caller: 'Robin' }))).toBe(true)
    expect(found(likeness({ caseReference: 'IC-2', caller: 'Sam' }))).toBe(false)
    expect(found(likeness({ caseReference: 'IC-1' }, facts('adil')))).toBe(false)
  })
})

describe('the dialog of a correction', () => {
  const sent = given(terminatedCall).when(log.step({ ...answers, caller: 'Robin' }, asha), asha)

  it('is filled in with the log as it stands', () => {
    const begun = dialog('correct').begin?.(sent.state, asha, {})
    expect(begun).toMatchObject({ ...call, caller: 'Robin', kind: 'offensive', warnings: ['explained'] })
  })

  it('gives the manager’s reason for a returned log', () => {
    const returned = sent.when({ step: 'ReturnForCorrection', points: ['quotes'], reason: 'Who said it?' }, facts('lena'))
    expect(dialog('correct').begin?.(returned.state, asha, {})).toMatchObject({
      correctionReason: 'Asked for by Lena Morris: Who said it?',
    })
  })

  it.each<CallLog>([
    told(answers),
    told({ ...answers, kind: 'abusive', outset: 'yes' }),
    told({ ...answers, kind: 'abusive', outset: 'no', warningsBefore: ['warned'], personal: 'yes', personalNote: 'They said so' }),
    { ...told(answers), caller: 'Robin', caseReference: 'IC-1', duration: 'an hour', lineManager: staff('leo') },
  ])('changes nothing that was not changed (%#)', (kept) => {
    expect(told(answersOf(kept))).toEqual(kept)
  })

  it('needs a reason', () => {
    const why = dialog('correct').steps.at(-1)
    expect(why?.form({}, asha).safeParse({ correctionReason: ' ' }).success).toBe(false)
  })
})

describe('the short dialogs', () => {
  const step = (name: string, values: object) => dialog(name).step({ ...values }, asha)

  it('make the step that their words say', () => {
    expect(step('talked', { how: ' Fine ' })).toEqual({ step: 'RecordTalk', how: ' Fine ' })
    expect(step('follow-up', { followUp: 'no' })).toEqual({ step: 'DecideFollowUp', followUp: 'no' })
    expect(step('return', { points: ['quotes'], reason: 'Who?' })).toEqual({
      step: 'ReturnForCorrection',
      points: ['quotes'],
      reason: 'Who?',
    })
    expect(step('link', { name: 'Robin', how: 'A letter' })).toEqual({
      step: 'LinkCustomer',
      name: 'Robin',
      how: 'A letter',
    })
  })

  it('ask what the follow-up is when there is one', () => {
    const form = dialog('follow-up').steps[0]?.form({}, asha)
    if (!form) throw new Error('it has a form')
    const errors = (values: RawValues) => parseForm(form, values, testOffice()).errors
    expect(errors({ followUp: 'no' })).toEqual({})
    expect(errors({ followUp: 'yes' })).toEqual({ what: 'Say what we do.' })
    expect(errors({ followUp: 'yes', what: 'A letter' })).toEqual({})
  })

  it('call no question optional that must be answered while it shows', () => {
    const forms = [terminatedCall.dialogs[0]?.steps[0]?.form({}, asha), dialog('follow-up').steps[0]?.form({}, asha), behaviourForm]
    const hanging = forms.flatMap((form) => (form ? fieldsOf(form) : [])).filter(({ onlyWhen }) => onlyWhen)
    expect(Object.fromEntries(hanging.map(({ name, required }) => [name, required]))).toEqual({
      on: false,
      outset: true,
      warnings: false,
      warningsBefore: false,
      what: true,
      nothingToAdd: true,
      customerTold: true,
    })
  })

  it('use the office’s own name for its case system', () => {
    const office = { ...testOffice(), names: { ...testOffice().names, caseSystem: 'Casebook' } }
    const its = dialog('link').steps[0]?.form({}, facts('asha', { office }))
    expect(its?.shape.party?.meta()?.label).toBe('Casebook party record')
  })
})
