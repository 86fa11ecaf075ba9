import { setImmediate as turn } from 'node:timers/promises'
import { openErasedAgain } from '../../src/house/erased-again.js'
import { tellAdministrators } from '../../src/house/tell-administrators.js'
import { openTellingUntilReached } from '../../src/house/tell-until-reached.js'
import { LogAway } from '../../src/log/log.js'
import type { RecordId } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { memoryLog } from '../casework/memory-log.js'
import { fakeChannel } from '../delivery/fake-channel.js'
import { recordId, testOffice, tuesday } from '../procedures/test-office.js'

const records = Array.from({ length: 12 }, (_, place) => recordId(`TC-2026-00${place + 10}`))

/** An office with one chat, in whose database these are again; `erases` does what it can of them. */
const open = (erases: (some: readonly RecordId[], gone: (record: RecordId) => void) => void) => {
  const back = new Set(records)
  const chat = fakeChannel('slack', { reaches: (to) => !to.startsWith('#') })
  const [directory, clock] = [() => testOffice(), () => new Date(tuesday)]
  const faults: unknown[] = []
  const next = { store: memoryLog(clock), directory, clock }
  const telling = openTellingUntilReached({
    ...next,
    tell: tellAdministrators({ channels: [chat], directory, failed: () => {} }),
  })
  const again = openErasedAgain({
    list: { back: async () => [...back].map((record) => ({ record, at: tuesday })), complete: async () => true },
    casework: {
      async eraseAgain(listed) {
        erases(
          listed.map(({ record }) => record),
          (record) => void back.delete(record),
        )
      },
    },
    clock,
    tell: telling.tellForGood,
    keep: telling.keepForGood,
    faulty: (fault) => void faults.push(fault),
  })
  const look = async () => {
    again.start()
    again.stop()
    for (let each = 0; each < 20; each += 1) await turn()
  }
  return { chat, telling, look, faults, next, first: again.first, said: () => chat.seen.map(({ card }) => wordsOf(card)) }
}

// Who put an older database in its place, and what was decided since, nobody would ever ask.
test('what was erased once more is told, also where no administrator could be reached at first; and told once', async () => {
  const { chat, telling, look, said } = open((some, gone) => some.forEach(gone))
  chat.always('never')
  await look()
  await telling.look()
  expect(said()).toEqual([])
  chat.always('ok')
  // It failed twice: the next is two rounds later.
  await telling.look()
  await telling.look()
  await look()
  await telling.look()
  expect(new Set(chat.seen.map(({ to }) => to)).size).toBe(chat.seen.length)
  expect(said()).toContainEqual(
    expect.stringMatching(/12 records that had been erased were in the database again, and are erased once more: TC-2026-0010/),
  )
  expect(said()).toContainEqual(expect.stringMatching(/This is from .*: none of the administrators could be reached since\./))
})

// It erases before anything is shown or sent; a start that fails then, at a port that is taken, would tell nobody.
test('what was erased once more is told by the bot that follows, where this one ends before it could tell anybody', async () => {
  const { next, first, said } = open((some, gone) => some.forEach(gone))
  await first()
  expect(said()).toEqual([])
  const told: string[] = []
  const telling = openTellingUntilReached({ ...next, tell: async (_, paragraphs) => told.push(paragraphs.join(' ')) > 0 })
  for (let round = 0; round < 3; round += 1) await telling.look()
  expect(told).toEqual([expect.stringMatching(/12 records that had been erased .* are erased once more: TC-2026-0010/)])
})

test('an erasure that is broken off names all that had come back, and says of none that it is erased before it is', async () => {
  let away = true
  const { look, said, faults } = open((some, gone) => {
    for (const record of some.slice(0, away ? 8 : undefined)) gone(record)
    if (away) throw new LogAway('No primary.')
  })
  await look()
  away = false
  await look()
  await look()
  expect(faults).toEqual([expect.any(LogAway)])
  const [first, then, ...more] = said().filter((words, place, all) => all.indexOf(words) === place)
  expect(first).toMatch(/12 records .*could not all be erased once more yet.*TC-2026-0010.*TC-2026-0021/)
  expect(then).toMatch(/4 records .*are erased once more: TC-2026-0018.*TC-2026-0021/)
  expect(more).toEqual([])
})
