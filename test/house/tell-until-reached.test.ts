import { openTellingUntilReached } from '../../src/house/tell-until-reached.js'
import { memoryLog } from '../casework/memory-log.js'
import { opened } from '../contracts/log-story.js'
import { openTestLog } from '../log/test-database.js'
import { testOffice, tuesday } from '../procedures/test-office.js'

const clock = () => new Date(tuesday)

/** An office whose administrators can be reached, or not, and the bots that tell them. */
const openOffice = () => {
  const log = memoryLog(clock)
  const [said, reach] = [[] as string[], { is: false }]
  const bot = () =>
    openTellingUntilReached({
      store: log,
      tell: async (title, paragraphs) => {
        if (reach.is) said.push([title, ...paragraphs].join('\n'))
        return reach.is
      },
      directory: () => testOffice(),
      clock,
    })
  return { log, said, reach, bot }
}

// Which alerts a restore has opened again; that somebody put an older database in its place: no later look finds that anew.
test('what no look finds again is told by the bot that follows a kill, once, with the moment of which it was true', async () => {
  const { said, reach, bot, log } = openOffice()
  await bot().tellForGood('what the restore lost', ['TC-2026-0012 is gone.'], 'restored')
  reach.is = true
  const next = bot()
  await next.look()
  await next.look()
  await bot().look()
  expect(said).toEqual([
    expect.stringMatching(/^what the restore lost\nTC-2026-0012 is gone.\nThis is from .*: none of the administrators/),
  ])
  expect(await log.listSealed('untold')).toEqual([])
})

test('it is kept before it is told: a kill between the two loses nothing', async () => {
  const { log, said, bot } = openOffice()
  const telling = openTellingUntilReached({
    ...{ store: log, directory: () => testOffice(), clock },
    tell: () => new Promise<never>(() => {}),
  })
  void telling.tellForGood('what the restore lost', ['TC-2026-0012 is gone.'], 'restored')
  while ((await log.listSealed('untold')).length === 0);
  expect(said).toEqual([])
  const next = bot()
  await next.look()
  expect(await log.listSealed('untold')).toHaveLength(1)
})

test('what another bot has told meanwhile is not told again', async () => {
  const { said, reach, bot } = openOffice()
  const [one, other] = [bot(), bot()]
  await one.tellForGood('what the restore lost', ['TC-2026-0012 is gone.'], 'restored')
  await other.look()
  reach.is = true
  for (const each of [one, other, one, other, one, other]) await each.look()
  expect(said).toHaveLength(1)
})

test('what reaches somebody at once leaves nothing', async () => {
  const { log, said, reach, bot } = openOffice()
  reach.is = true
  await bot().tellForGood('what the restore lost', [], 'restored')
  await bot().look()
  expect([said, await log.listSealed('untold')]).toEqual([['what the restore lost'], []])
})

// What names a record goes with it; but this names nothing else of it.
test('it stays when a record is erased that it names', async () => {
  const store = await openTestLog()
  const { record } = await opened(store)
  const telling = openTellingUntilReached({ store, tell: async () => false, directory: () => testOffice(), clock: () => new Date() })
  await telling.tellForGood('what the restore lost', [`${record} is gone.`], 'restored')
  await store.erase([record])
  expect(await store.listSealed('untold')).toHaveLength(1)
  await store.close()
})

test('while the log is away it waits in memory, as everything else does', async () => {
  const { log, said, reach, bot } = openOffice()
  const one = bot()
  log.setAway(true)
  await one.tellForGood('what the restore lost', [], 'restored')
  await one.tell('a clock is wrong', [], 'clock')
  await one.look()
  log.setAway(false)
  reach.is = true
  for (let round = 0; round < 4; round += 1) await one.look()
  expect(said).toHaveLength(2)
})
