import { leaveErased } from '../../../src/casework/look-up/leave-erased.js'
import { words } from '../counter.js'
import { twoSpellings } from './two-spellings.js'

const owedOn = async ({ log, linkRecords }: Awaited<ReturnType<typeof twoSpellings>>) => {
  const [link] = await linkRecords()
  const kept = link && (await log.read(link))
  return kept ? (await log.commit(kept.record, kept.version))?.owed : undefined
}

describe('Before a record is erased that a link of two spellings stands on', () => {
  test('the link ends when no other record has the name, and the manager who made it gets a card that says so', async () => {
    const office = await twoSpellings()
    await office.link()
    const [link] = await office.linkRecords()
    if (!link) throw new Error('they were linked')
    expect(await leaveErased(office.desk, office.restricted)).toEqual([{ link, told: 'Lena Morris' }])
    expect(await owedOn(office)).toEqual([{ notice: 'lapsed', to: { person: 'lena' }, urgency: 'routine' }])
    expect(words(await office.press('lena', 'open:', link))).toContain('You do not need to do anything.')
    expect(words(await office.look('adil', 'Joe Blogs'))).not.toContain('Also known as')
    expect(words(await office.look('gita', 'bloggs'))).toContain('These are the same customer')
  })

  test('it moves to a record of the same name when there is one, whatever kind it is', async () => {
    const office = await twoSpellings()
    const button = await office.link('lena')
    expect(words(button)).toContain('linked as one customer')
    const [link] = await office.linkRecords()
    const left = await leaveErased(office.desk, office.adjusted)
    expect(left).toEqual([{ link, on: office.alarmed }])
    expect(words(await office.look('adil', 'Jo Bloggs'))).toMatch(/Also known as/)
  })

  test('nothing happens without a link, and nothing more when it is done again', async () => {
    const office = await twoSpellings()
    expect(await leaveErased(office.desk, office.adjusted)).toEqual([])
    await office.link()
    await leaveErased(office.desk, office.adjusted)
    expect(await leaveErased(office.desk, office.adjusted)).toEqual([])
  })
})
