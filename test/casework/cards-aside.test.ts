import { openCounter, words } from './counter.js'
import { lena, sam } from './test-office.js'

/** A busy manager's work: a card that no record draws again. */
const busy = async () => {
  const counter = openCounter()
  for (let n = 0; n < 14; n += 1) await counter.reported()
  const work = await counter.command(lena, '/my-work')
  if (work.answer !== 'card') throw new Error('no card')
  const { given = {} } = work.card.whole ?? {}
  return { counter, work, given }
}

describe('a long card with no record behind it', () => {
  test('is read on by whoever it was for, also after a restart', async () => {
    const { counter, work, given } = await busy()
    expect(given.kept).toBeDefined()
    const read = await counter.press(lena, 'whole:', { given: { ...given, from: '3' } })
    expect(read).toMatchObject({ answer: 'card', card: { from: 3, whole: { given } } })
    expect(read.answer === 'card' && read.card.adaptive.body).toEqual(work.card.adaptive.body)
    counter.restart()
    expect(words(await counter.press(lena, 'whole:', { given: { ...given, from: '0' } }))).toContain('14 things are waiting for you')
  })

  test('is nobody else’s to read, and not kept for ever', async () => {
    const { counter, given } = await busy()
    expect(words(await counter.press(sam, 'whole:', { given: { ...given, from: '0' } }))).not.toContain('waiting')
    counter.pass(25 * 60)
    expect(await counter.press(lena, 'whole:', { given: { ...given, from: '0' } })).toMatchObject({ answer: 'sentence', tone: 'refused' })
  })

  // Nobody reads on in what the office has promised is gone.
  test('that names a record which was erased is gone with it, out of the bot’s memory too', async () => {
    const { counter, given } = await busy()
    const [kept] = await counter.log.listSealed('card-aside')
    expect(JSON.stringify(kept)).toMatch(/[A-Z]{2}-\d{4}-\d{4}/)
    // As an erasure does, here or on the command line, with all that names the record.
    await counter.log.dropSealed('card-aside', kept?.name ?? '')
    expect(await counter.press(lena, 'whole:', { given: { ...given, from: '0' } })).toMatchObject({ answer: 'sentence', tone: 'refused' })
  })

  test('is not said to be gone while only the database is away', async () => {
    const { counter, given } = await busy()
    counter.restart()
    counter.log.setAway(true)
    const answer = await counter.press(lena, 'whole:', { given: { ...given, from: '0' } })
    expect(words(answer)).not.toContain('for a day')
    counter.log.setAway(false)
    expect(words(await counter.press(lena, 'whole:', { given: { ...given, from: '0' } }))).toContain('waiting for you')
  })

  test('that is short is kept nowhere', async () => {
    const counter = openCounter()
    const home = await counter.home(sam)
    expect(home.answer === 'card' && home.card.whole).toBeUndefined()
    expect(await counter.log.listSealed('card-aside')).toEqual([])
  })
})
