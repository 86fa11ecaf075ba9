import type { FakeConnector } from './fake-connector.js'
import { allOf, cardIn, seniorsChannel, textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

/** The seniors' channel in Teams: an alert is one conversation there, and whoever is on duty is called by name as long as nobody has it. */
describe('an alert in the seniors’ channel of Teams', () => {
  const teams = tellInTeams()
  type Message = FakeConnector['messages'][number]
  const inChannel = (): readonly Message[] =>
    teams.rig().connector.messages.filter(({ conversation }) => conversation.startsWith(seniorsChannel))
  const wheres = () => inChannel().map(({ conversation }) => conversation.slice(seniorsChannel.length))
  const offers = (message: Message): boolean => allOf(cardIn(message), 'Action.').some(({ title }) => title === 'I have it')
  const raise = async () => {
    await teams.rig().write('asha', '/at-risk he says he will jump')
    await teams.deliver()
  }
  const climb = async (rungs = 2) => {
    for (let rung = 0; rung < rungs; rung += 1) {
      teams.later(61)
      await teams.deliver()
    }
  }

  test('is one conversation: what comes later are replies, and every message of it is drawn over', async () => {
    await raise()
    await climb(3)
    const [root, ...replies] = inChannel()
    expect(wheres()).toEqual(['', ...replies.map(() => `;messageid=${root?.id}`)])
    expect(inChannel().map(offers)).toEqual([true, false, true])
    for (const called of [root, replies.at(-1)]) expect(textOf(called && cardIn(called))).toContain('<at>Gita Rao</at>')
    await teams.step('gita', teams.newest('gita'), 'I have it')
    await teams.deliver()
    expect(inChannel().map(offers)).toEqual([false, false, false, false])
    expect(wheres().at(-1)).toBe(`;messageid=${root?.id}`)
    for (const message of inChannel()) {
      expect(textOf(cardIn(message))).toMatch(/Gita Rao has it|came again further down/)
      expect(JSON.stringify(message)).not.toContain('jump')
    }
    // Nobody is called for what needs nobody any more.
    expect(textOf(inChannel().map(cardIn).at(-1))).not.toContain('<at>')
  })

  test('whose first message was taken away goes on alone, and holds nothing up', async () => {
    await raise()
    const { messages } = teams.rig().connector
    messages.splice(
      messages.findIndex(({ conversation }) => conversation === seniorsChannel),
      1,
    )
    await climb()
    expect(wheres()).toContain('')
    expect(inChannel().some(offers)).toBe(true)
  })
})
