import { openCounter, recordOn, shown, words } from './counter.js'
import { memoryLog } from './memory-log.js'
import { digestOfTheMonth, secondContact } from './second-contact.js'
import { lena, sam, tess } from './test-office.js'

const days = (count: number) => count * 24 * 60

const open = () => {
  const counter = openCounter(memoryLog, 20_000, [secondContact, digestOfTheMonth])
  const note = async (by = sam) => {
    const dialog = shown(await counter.command(by, '/hard-contact'))
    return recordOn(await counter.form(by, dialog, 'next', { words: 'They shouted.' }))
  }
  const noted = async (record: Awaited<ReturnType<typeof note>>) => {
    const kept = await counter.log.read(record)
    return kept?.events[0]?.before
  }
  const owed = async (record: Awaited<ReturnType<typeof note>>) => (await counter.log.commit(record, 1))?.owed ?? []
  return { ...counter, counter, note, noted, owed }
}

describe('a rule that looks at other records', () => {
  test('sees those of the same member of staff within its days, newest first, and never its own', async () => {
    const { counter, note, noted, owed } = open()
    const first = await note()
    expect(await noted(first)).toEqual([])
    expect(await owed(first)).toEqual([])
    counter.pass(days(29))
    const second = await note()
    expect(await noted(second)).toEqual([first])
    expect(await owed(second)).toEqual([expect.objectContaining({ notice: 'second', to: { person: lena.id } })])
    counter.pass(days(2))
    expect(await noted(await note())).toEqual([second])
  })

  test('sees nobody else’s', async () => {
    const { note, noted } = open()
    await note(tess)
    expect(await noted(await note(sam))).toEqual([])
  })

  test('is given twenty at most, however many there are', async () => {
    const { note, noted } = open()
    for (let count = 0; count < 22; count += 1) await note()
    expect(await noted(await note())).toHaveLength(20)
  })

  test('decides again on what has come meanwhile, when it was sent twice', async () => {
    const { counter, note, noted } = open()
    const first = await note()
    const dialog = shown(await counter.command(sam, '/hard-contact'))
    const send = () => counter.form(sam, dialog, 'next', { words: 'They rang again.' })
    const [one, other] = await Promise.all([send(), send()])
    expect(recordOn(one)).toBe(recordOn(other))
    expect(await noted(recordOn(one))).toEqual([first])
  })

  test('is stopped by none that does not open, and the fault is told without its words', async () => {
    const { counter, note, noted } = open()
    const broken = await note()
    const read = counter.log.read
    counter.log.read = async (record) => {
      if (record === broken) throw new Error('They shouted.')
      return read(record)
    }
    expect(await noted(await note())).toEqual([])
    expect(counter.told).toContainEqual(expect.objectContaining({ tells: 'fault', doing: 'look at another record', record: broken }))
    expect(JSON.stringify(counter.told)).not.toContain('shouted')
  })

  test('keeps nothing while the log is away, and loses no word', async () => {
    const { counter } = open()
    const dialog = shown(await counter.command(sam, '/hard-contact'))
    const find = counter.log.findByMarks
    counter.log.findByMarks = async (...asked) => {
      counter.log.setAway(true)
      return find(...asked)
    }
    expect(words(await counter.form(sam, dialog, 'next', { words: 'They shouted.' }))).toContain('They shouted.')
    expect(counter.log.commits.size).toBe(0)
  })
})
