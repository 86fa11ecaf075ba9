import { commands, nearest } from '../../src/casework/commands.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import { asAny } from '../../src/procedures/procedure.js'
import { bell, chair } from './chair.js'
import { openCounter, verbs, words } from './counter.js'
import { lena, sam } from './test-office.js'

describe('my work', () => {
  test('names what waits, oldest first and overdue before the rest, and opens it', async () => {
    const counter = openCounter()
    const older = await counter.reported()
    counter.pass(60)
    const newer = await counter.reported()
    const work = await counter.command(lena, '/my-work')
    expect(words(work)).toContain('2 things are waiting for you.')
    expect(words(work)).toContain('Overdue')
    expect(words(work).indexOf(older)).toBeLessThan(words(work).indexOf(newer))
    expect(verbs(work)).toEqual(['command:/at-risk', 'open:', 'open:', 'command:/help'])
  })

  test('names no customer and nothing that was typed', async () => {
    const counter = openCounter()
    await counter.reported()
    expect(words(await counter.command(lena, '/my-work'))).not.toContain('It fell over')
  })

  test('says so when nothing waits, and at home offers what can be begun', async () => {
    const counter = openCounter()
    const home = await counter.home(sam)
    expect(words(home)).toContain('Nothing is waiting for you.')
    expect(verbs(home)).toEqual(['command:/at-risk', 'command:/chair', 'command:/bell', 'command:/help'])
  })

  test('of a busy manager shows the oldest and says how many more there are', async () => {
    const counter = openCounter()
    for (let n = 0; n < 15; n += 1) await counter.reported()
    const work = await counter.command(lena, '/my-work')
    expect(verbs(work).filter((verb) => verb === 'open:')).toHaveLength(12)
    expect(words(work)).toContain('And 3 more')
  })
})

describe('commands', () => {
  test('are those of the procedures and the office, each with a line of help', async () => {
    expect(commands([chair, bell]).map(({ name }) => name)).toEqual(expect.arrayContaining(['/chair', '/bell', '/my-work', '/help']))
    const help = await openCounter().command(sam, '/help')
    for (const { name, help: line } of commands([chair, bell]).filter((each) => each.name !== '/help')) {
      expect(words(help)).toContain(line)
      expect(verbs(help)).toContain(`command:${name}`)
    }
    // Whoever reads it knows it.
    expect(verbs(help)).not.toContain('command:/help')
  })

  test('that nobody knows are answered by the nearest, or by what there is', async () => {
    const counter = openCounter()
    expect(verbs(await counter.command(sam, '/chiar'))[0]).toBe('command:/chair')
    expect(verbs(await counter.command(sam, 'My Work'))).toContain('command:/my-work')
    expect(words(await counter.command(sam, '/xyzzyqwert'))).toContain('There is no command /xyzzyqwert here.')
    expect(nearest('/terminate-call', [{ name: '/terminated-call', help: '' }])).toHaveLength(1)
  })

  test('and messages until somebody can answer them show what the bot can do', async () => {
    expect(verbs(await openCounter().message(sam, 'hello'))).toContain('command:/chair')
  })

  test('in a flood are held up kindly, for a minute, and never an alert', async () => {
    const counter = openCounter(undefined, undefined, [chair, asAny(atRisk)])
    for (let n = 0; n < 30; n += 1) await counter.command(sam, '/help')
    expect(words(await counter.command(sam, '/help'))).toContain('please wait a minute')
    expect(words(await counter.command(sam, '/at-risk'))).not.toContain('wait a minute')
    expect(words(await counter.command(lena, '/help'))).toContain('What I can do')
    counter.pass(1.1)
    expect(words(await counter.command(sam, '/help'))).toContain('What I can do')
  })
})
