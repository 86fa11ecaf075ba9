import type { DialogView } from '../../src/casework/arrival.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { shown, words } from './counter.js'

const call = { kind: 'abusive', outset: 'yes', caseReference: 'IC-1', reason: 'CANARY threatened me', personal: 'no', wellbeing: 'fine' }
const telephone = '020 7946 0001'

const open = () => {
  const office = openArrangementOffice()
  const record = async (by: string, command: string, answers: Record<string, string>): Promise<RecordId> => {
    const receipt = await office.walk(by, await office.command(by, command), answers)
    if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`nothing was recorded: ${words(receipt)}`)
    return receipt.card.record as RecordId
  }
  const looks = async (at: RecordId, by: string) =>
    (await office.log.read(at))?.events.flatMap((event) =>
      event.event === 'DetailsOpened' && event.by === staff(by) ? [event.why] : [],
    ) ?? []
  return {
    ...office,
    logged: (caller = 'Bloggs, Jo') => record('asha', '/terminated-call', { ...call, caller }),
    alarmed: (by = 'asha') => record(by, '/at-risk', { name: 'Jo Bloggs', contact: telephone, said: 'CANARY', about: 'themselves' }),
    looks,
    /** No look is kept on a record any more. */
    keepNoLook: () => {
      const append = office.log.append.bind(office.log)
      Object.assign(office.log, {
        append: async (...[commit, summary]: Parameters<typeof append>) =>
          commit.events.some(({ event }) => event === 'DetailsOpened') ? { outcome: 'overtaken' } : append(commit, summary),
      })
    },
    /** Asks for a restriction until the earlier records stand there. */
    offered: async (by: string, customer: Record<string, string> = { customer: 'Jo Bloggs', telephone }): Promise<DialogView> => {
      const first = shown(await office.command(by, '/restriction'))
      return shown(await office.form(by, first, 'next', { ...first.values, ...customer }))
    },
  }
}
const ticks = ({ fields }: DialogView) => fields.find(({ name }) => name === 'linked')

describe('Earlier records in a form', () => {
  test('are each a look, kept once however often the form is gone through', async () => {
    const { logged, alarmed, offered, form, looks } = open()
    const records = [await logged(), await alarmed()]
    const second = await offered('adil')
    expect(ticks(second)).toMatchObject({ input: 'choices' })
    const first = shown(await form('adil', second, 'back' as 'next', second.values))
    await form('adil', first, 'next', first.values)
    for (const record of records)
      expect(await looks(record, 'adil')).toEqual(['It was shown as an earlier record in the form “Ask for a restriction”.'])
  })
  test('say of an alert to ask a senior, with neither its kind nor its day, but to those who deal with it', async () => {
    const { alarmed, offered } = open()
    const alert = await alarmed()
    const label = async (by: string) => JSON.stringify(ticks(await offered(by)))
    const colleague = await label('adil')
    expect(colleague).toContain(`Please ask a senior colleague about this one (${alert})`)
    expect(colleague).not.toMatch(/At-risk alert|March/)
    expect(await label('asha')).toContain(`At-risk alert, 3 March 2026 (${alert})`)
  })
  test('do not tell of a request that somebody else made and nobody has decided', async () => {
    const { asked, offered, press, looks } = open()
    const request = await asked({ customer: 'Jo Bloggs', telephone })
    expect(ticks(await offered('adil'))).toMatchObject({ input: 'line' })
    expect(await looks(request, 'adil')).toEqual([])
    expect(JSON.stringify(ticks(await offered('asha')))).toContain(request)
    await press('gita', 'step:ApproveArrangement', request)
    expect(JSON.stringify(ticks(await offered('ada')))).toContain(request)
  })
  test('whose look cannot be kept are not shown, and the form says so', async () => {
    const { logged, offered, keepNoLook } = open()
    await logged()
    keepNoLook()
    const form = await offered('adil')
    expect(ticks(form)).toMatchObject({ input: 'line' })
    expect(form.warnings.join()).toMatch(/cannot be shown just now: that you looked could not be kept/)
  })
})

describe('A list of customers to choose from', () => {
  const namesakes = async () => {
    const office = open()
    const one = await office.approved({ customer: 'John Smith', telephone: '0161 496 0001', cases: 'IC-1' })
    const other = await office.approved({ customer: 'John Smith', telephone: '0113 496 0002', cases: 'IC-2' })
    const call = await office.logged('Smith, John')
    return { ...office, one, other, call }
  }
  test('is a look at each record that it takes a name, a number or a case from, matches or not', async () => {
    const { command, looks, one, other, call } = await namesakes()
    expect(words(await command('adil', '/customer', 'john smith'))).toMatch(/Which customer\?/)
    // The call has the case of the one: their hints come from it too.
    for (const record of [one, other, call])
      expect(await looks(record, 'adil')).toEqual(['They looked a customer up, and this was in the list to choose from.'])
  })
  test('of near names is a look as well', async () => {
    const { approved, command, looks } = open()
    const record = await approved({ customer: 'Jo Bloggs' })
    expect(words(await command('adil', '/customer', 'Henrietta Bloggs'))).toContain('Nobody under this name')
    expect(await looks(record, 'adil')).toHaveLength(1)
  })
  test('is not shown when a look cannot be kept', async () => {
    const { command, keepNoLook } = await namesakes()
    keepNoLook()
    const found = words(await command('adil', '/customer', 'john smith'))
    expect(found).toMatch(/cannot be shown just now, because that you looked could not be kept/)
    expect(found).not.toContain('ending')
  })
})

describe('Whoever decides', () => {
  test('is shown, when they open it, what the requester did not tick: a look each, and nothing of it is kept in the request', async () => {
    const { logged, asked, press, looks, log } = open()
    const [ticked, unticked] = [await logged(), await logged()]
    const request = await asked({ customer: 'Jo Bloggs', telephone, cases: 'IC-1', linked: [ticked] })
    const card = words(await press('gita', 'open:', request))
    expect(card).toMatch(/Also recorded for this customer, and not ticked in the request/)
    expect(card).toContain(`Terminated call, 3 March 2026 (${unticked})`)
    expect(card).not.toContain(`Terminated call, 3 March 2026 (${ticked})`)
    expect(await looks(unticked, 'gita')).toEqual([`It was named beside ${request}, on which they decide.`])
    expect(JSON.stringify((await log.read(request))?.events)).not.toContain(unticked)
  })
  test('alone is shown that, and only until it is decided', async () => {
    const { logged, asked, press } = open()
    const unticked = await logged()
    const request = await asked({ customer: 'Jo Bloggs', telephone, cases: 'IC-1', linked: [] })
    expect(words(await press('asha', 'open:', request))).not.toContain('Also recorded')
    await press('gita', 'step:ApproveArrangement', request)
    expect(words(await press('gita', 'open:', request))).not.toContain(unticked)
  })
  test('is told when it cannot be shown', async () => {
    const { logged, asked, press, log } = open()
    const unticked = await logged()
    const request = await asked({ customer: 'Jo Bloggs', telephone, cases: 'IC-1', linked: [] })
    const append = log.append.bind(log)
    Object.assign(log, {
      append: async (...[commit, summary]: Parameters<typeof append>) =>
        commit.record === unticked ? { outcome: 'overtaken' } : append(commit, summary),
    })
    const card = words(await press('gita', 'open:', request))
    expect(card).toContain('Other records of this customer cannot be shown just now')
    expect(card).not.toContain(unticked)
  })
})
