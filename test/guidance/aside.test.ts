/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { join } from 'node:path'
import { type GuidanceAside, openGuidanceAside } from '../../src/guidance/aside.js'
import { openGuidance } from '../../src/guidance/guidance.js'

const execArgv = ['--require', join(__dirname, '../bench/register.cjs')]
let aside: GuidanceAside
beforeAll(async () => {
  aside = await openGuidanceAside({ execArgv })
}, 60_000)
afterAll(() => aside.stop())

it('understands in its own thread what it understands in ours', async () => {
  const here = await openGuidance()
  for (const text of ['he wants to speak to my boss', 'she says she will not be here tomorrow', 'what is for lunch today?'])
    expect(await aside.understand(text)).toEqual(await here.understand(text))
  expect(await aside.understand('and if he rings back?', ['he has threatened to kill himself'])).toEqual(
    await here.understand('and if he rings back?', ['he has threatened to kill himself']),
  )
  // With whoever works here: a senior who has it, and a colleague whom it is meant for.
  const handed = ['what is the wifi password', ['he says he will jump', 'told Grace'], [{ name: 'Grace Obi', senior: true }]] as const
  const [text, [...before], colleagues] = handed
  expect((await aside.understand(text, before, colleagues)).waiting).toEqual([])
  expect((await aside.understand(text, before)).waiting).not.toEqual([])
})

it('leaves our thread free while a question of 40 kB is read', async () => {
  let turns = 0
  let over = false
  const question = aside.understand('He rang again and he shouts at everybody here. '.repeat(850)).then(() => {
    over = true
  })
  while (!over) {
    await new Promise(setImmediate)
    turns += 1
  }
  await question
  // Reading in our own thread would leave it a turn or two; idle it takes thousands.
  expect(turns).toBeGreaterThan(50)
})

it('says what is wrong with the office’s own procedure as before', async () => {
  await expect(openGuidanceAside({ execArgv, procedureFile: join(__dirname, 'no-such-file.md') })).rejects.toMatchObject({
    name: 'OwnProcedureError',
    message: expect.stringContaining('cannot be read'),
  })
})

it('quotes the office’s own procedure from there', async () => {
  const own = await openGuidanceAside({ execArgv, procedureFile: join(__dirname, '../../README.md') })
  expect((await own.own('set it up for an office')).map(({ heading }) => heading)).toContain('Set it up for an office')
  await own.stop()
})

// A thread that was ended in the middle of a reading took the bot with it, before what was in hand was done.
it('reads to its end what it was asked before it stops, and refuses what comes later', async () => {
  const ending = await openGuidanceAside({ execArgv })
  const asked = ending.understand('He rang again and he shouts at everybody here. '.repeat(200))
  await ending.stop()
  expect(await asked).toMatchObject({ covered: expect.any(Boolean) })
  await expect(ending.understand('and now?')).rejects.toThrow('The bot is stopping.')
})
