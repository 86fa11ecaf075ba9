import { recordId } from '../procedures/test-office.js'
import { words } from './counter.js'
import { openDesk } from './whole-desk.js'

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
