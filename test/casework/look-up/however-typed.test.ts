import type { DialogView } from '../../../src/casework/arrival.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { shown, words } from '../counter.js'

const call = { kind: 'abusive', outset: 'yes', reason: 'He shouted', personal: 'no', wellbeing: 'fine' }

const open = () => {
  const office = openArrangementOffice()
  const record = async (command: string, answers: Record<string, string>): Promise<RecordId> => {
    const receipt = await office.walk('asha', await office.command('asha', command), answers)
    if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`nothing was recorded: ${words(receipt)}`)
    return receipt.card.record as RecordId
  }
  /** The log of a call, filled in until its answers are checked. */
  const checked = async (answers: Record<string, string>): Promise<DialogView> => {
    let view = shown(await office.command('asha', '/terminated-call'))
    for (let n = 0; !view.preview && n < 12; n += 1) {
      const theirs = Object.entries(answers).filter(([name]) => view.fields.some((field) => field.name === name))
      view = shown(await office.form('asha', view, 'next', { ...view.values, ...Object.fromEntries(theirs) }))
    }
    return view
  }
  return { ...office, record, checked }
}

describe('However it is typed', () => {
  test.each([
    [{ caseReference: 'IC-900' }, { caseReference: 'ic 900' }],
    [{ caller: 'Mr Dup Tester' }, { caller: 'Dup Tester' }],
  ])('the same call within the hour is told: %j and %j', async (first, second) => {
    const { record, checked } = open()
    const before = await record('/terminated-call', { ...call, ...first })
    expect((await checked({ ...call, ...second })).warnings.join()).toContain(before)
  })
  test('a call and an alert of one case are both offered to whoever asks for a restriction', async () => {
    const { record, command, form } = open()
    const logged = await record('/terminated-call', { ...call, caller: 'Jo Bloggs', caseReference: 'IC-12345' })
    const alert = await record('/at-risk', { name: 'Jo Bloggs', case: 'case ic 12345', said: 'He says goodbye', about: 'themselves' })
    const first = shown(await command('asha', '/restriction'))
    const next = shown(await form('asha', first, 'next', { ...first.values, customer: 'Bloggs, Jo' }))
    const offered = JSON.stringify(next.fields.find(({ name }) => name === 'linked'))
    for (const each of [logged, alert]) expect(offered).toContain(each)
  })
})
