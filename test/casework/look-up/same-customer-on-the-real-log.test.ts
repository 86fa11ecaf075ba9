import type { Log } from '../../../src/log/log.js'
import { openTestLog } from '../../log/test-database.js'
import { recordId, tuesday } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { words } from '../counter.js'
import { buttons, notSame, twoSpellings } from './two-spellings.js'

describe('The same customer under two spellings, on the real log', () => {
  const logs: Log[] = []
  const open = async () => {
    const log = await openTestLog({ clock: () => new Date(tuesday) })
    logs.push(log)
    let processes = 0
    const office = await twoSpellings(openArrangementOffice({ log, arrivals: 'here' }))
    return { ...office, another: () => openArrangementOffice({ log, arrivals: `process-${++processes}` }) }
  }
  afterAll(() => Promise.all(logs.map((log) => log.close())))

  test('is linked once by managers who press at once in two processes, whichever way round their cards stand', async () => {
    const office = await open()
    const other = office.another()
    const { one, other: second } = office.given
    const managers = ['lena', 'gita', 'hugh', 'leo', 'gwen', 'lou']
    const answers = await Promise.all(
      managers.map((who, n) =>
        (n % 2 ? other : office).press(who, 'same-customer:', undefined, { given: n % 3 ? { one: second, other: one } : office.given }),
      ),
    )
    expect(await office.linkRecords()).toHaveLength(1)
    const said = answers.map(words)
    expect(said.filter((text) => text.includes('Also known as'))).toHaveLength(1)
    // Whoever waited too long for the others is told to press again, never that it failed.
    expect(said.filter((text) => /linked them Tue 3 Mar, 10:00|press again in a moment/.test(text))).toHaveLength(5)
  })

  test('is seen as linked, and as separate, in another process that has looked before and in one that begins afterwards', async () => {
    const office = await open()
    const other = office.another()
    expect(words(await other.command('adil', '/customer', 'Jo Bloggs'))).not.toContain('Large print')
    await office.link()
    for (const process of [other, office.another()])
      expect(words(await process.command('adil', '/customer', 'Jo Bloggs'))).toMatch(/Large print.*in writing only/)
    const undo = buttons(await other.command('hugh', '/customer', 'Joe Blogs')).get(notSame)
    await other.walk('hugh', await other.press('hugh', undo?.verb ?? '', recordId(String(undo?.data.record))), { reason: 'Two people' })
    for (const process of [office, other, office.another()])
      expect(words(await process.command('adil', '/customer', 'Jo Bloggs'))).not.toContain('Large print')
  })

  test('takes a press that comes six times, here and in another process, once, and answers it alike', async () => {
    const office = await open()
    const press = { id: 'slack:once', given: office.given }
    const first = await office.press('lena', 'same-customer:', undefined, press)
    for (const process of [office, office.another(), office.another()])
      expect(await process.press('lena', 'same-customer:', undefined, press)).toEqual(first)
    expect(await office.linkRecords()).toHaveLength(1)
  })

  test('loses one of its records to an erasure, and look-ups go on: here, and in a process that begins afterwards', async () => {
    const office = await open()
    await office.link()
    await office.log.erase([office.restricted])
    for (const process of [office, office.another()]) {
      const found = words(await process.command('adil', '/customer', 'Joe Blogs'))
      expect(found).toMatch(/Large print/)
      // Nothing of what was erased, and not the name either.
      expect(found).not.toMatch(/Jo Bloggs|Also known as|in writing only/)
      expect(words(await process.command('adil', '/customer', 'Jo Bloggs'))).toMatch(/Nothing is recorded/)
    }
    const undo = buttons(await office.look('lena', 'Joe Blogs')).get(notSame)
    expect(
      words(
        await office.walk('lena', await office.press('lena', undo?.verb ?? '', recordId(String(undo?.data.record))), { reason: 'Gone' }),
      ),
    ).toContain('Shown as two customers again')
  })
})
