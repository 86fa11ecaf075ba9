import type { Answer, RawValues } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import type { RecordId } from '../../src/procedures/words.js'
import { recordId, staff, testOffice } from '../procedures/test-office.js'
import { words } from './counter.js'
import { memoryLog } from './memory-log.js'

const clock = () => new Date('2026-03-03T10:00:00.000Z')

/** The real casework of the whole office, and anybody who arrives at it. */
function openDesk() {
  const { listen } = openCasework({
    procedures,
    log: memoryLog(clock),
    directory: () => testOffice(),
    clock,
    patience: 20_000,
    report: () => {},
  })
  let arrivals = 0
  const frame = (by: string) => ({ id: `arrival-${++arrivals}`, by: staff(by), channel: 'console', place: 'private' }) as const
  const command = (by: string, name: string, text = '') => listen({ ...frame(by), arrives: 'command', command: name, text })
  /** Fills in one form after the other, and sends: by step, then by field. What is not named stays as it was filled in. */
  const fill = async (by: string, begun: Answer, typed: Readonly<Record<string, RawValues>>, until?: string): Promise<Answer> => {
    let answer = begun
    for (let n = 0; answer.answer === 'dialog' && n < 12; n += 1) {
      const { dialog } = answer
      if (dialog.step.name === until) return answer
      if (Object.keys(dialog.errors).length > 0) throw new Error(`What was typed does not do: ${JSON.stringify(dialog.errors)}`)
      const values = { ...dialog.values, ...typed[dialog.step.name] }
      answer = await listen({
        ...frame(by),
        arrives: 'form',
        draft: dialog.draft,
        step: dialog.step.name,
        move: dialog.preview ? 'send' : 'next',
        values,
      })
    }
    return answer
  }
  const open = (by: string, record: RecordId) => listen({ ...frame(by), arrives: 'press', verb: 'open:', record })
  return { command, fill, open }
}

const customer = { customer: 'Jo Canary', telephone: '0113 496 0002', case: 'IC-12345' }

describe('a complaint about Gita', () => {
  const complained = async () => {
    const desk = openDesk()
    await desk.fill('asha', await desk.command('asha', '/escalate'), {
      what: { kind: 'conduct' },
      test: { about: 'gita' },
      way: { route: 'peer' },
      matter: { basics: 'She did not let him finish.', customer: customer.customer, case: customer.case },
      whom: { telephone: customer.telephone },
    })
    return desk
  }

  test.each(['Jo Canary', 'jo canari', '0113 496 0002', 'IC 12345'])(
    'is found by a colleague, and not by her: /customer %s',
    async (typed) => {
      const desk = await complained()
      expect(words(await desk.command('carl', '/customer', typed))).toMatch(/ES-2026-0001|Jo Canary/)
      const hers = words(await desk.command('gita', '/customer', typed))
      expect(hers).not.toMatch(/ES-2026-0001|ending 002|recorded since|Asha/)
      expect(hers).toMatch(/Nothing is recorded/)
    },
  )

  test('is among the earlier records of a colleague’s request, and not of hers', async () => {
    const desk = await complained()
    /** What stands in the form once the customer is told. */
    const earlier = async (by: string): Promise<string> => {
      const begun = await desk.command(by, '/restriction', customer.customer)
      const told = { customer: { customer: customer.customer, telephone: customer.telephone } }
      return JSON.stringify(await desk.fill(by, begun, told, 'behaviour'))
    }
    expect(await earlier('carl')).toMatch(/ES-2026-0001/)
    expect(await earlier('gita')).not.toMatch(/ES-2026-0001/)
  })

  test('is nothing to her under its reference, and stands in no list of hers', async () => {
    const desk = await complained()
    expect(words(await desk.open('gita', recordId('ES-2026-0001')))).toMatch(/There is nothing under this reference/)
    expect(words(await desk.command('gita', '/my-work'))).not.toMatch(/ES-2026-0001/)
    expect(words(await desk.open('greg', recordId('ES-2026-0001')))).toMatch(/She did not let him finish/)
  })
})
