import { fakeChannel } from './fake-channel.js'
import { at, memoryOffice, nine, to } from './memory-office.js'

const open = async (notice: string) => {
  const slack = fakeChannel('slack', { looks: true })
  const office = memoryOffice([slack])
  office.owe(1, [{ notice, to: to('asha'), urgency: 'now' }])
  await office.courier.run(nine)
  let second = 0
  /** The record moves on, and what is owed for it is brought. */
  const moves = async (words: string) => {
    second += 1
    office.moveOn(1, words, at(second))
    for (let turn = 0; turn < 30; turn += 1) {
      second += 1
      await office.courier.run(at(second))
    }
  }
  const calls = (call: 'post' | 'replace') => slack.calls.filter((one) => one.call === call).length
  const words = () => slack.seen.map(({ card }) => JSON.stringify(card.adaptive.body))
  return { slack, office, moves, calls, words }
}

describe('a copy that its platform refuses for good', () => {
  test('and that cannot be changed any more is left, however often the record moves', async () => {
    const { slack, office, moves, calls } = await open('asks')
    slack.next('fixed')
    await moves('gita has it')
    await moves('hugh has it')
    await moves('it is over')
    expect([calls('post'), calls('replace'), office.open().length]).toEqual([1, 1, 0])
  })

  test('because its message is gone comes anew, once, where its person has something to do on it, and is kept up from then on', async () => {
    const { slack, office, moves, calls, words } = await open('asks')
    slack.seen.splice(0)
    slack.next('gone')
    await moves('gita has it')
    expect([calls('post'), words().length]).toEqual([2, 1])
    expect(words()[0]).toContain('gita has it')
    await moves('hugh has it')
    expect(words()[0]).toContain('hugh has it')
    const before = calls('replace')
    slack.next('gone')
    await moves('it is over')
    await moves('it is over once more')
    expect([calls('post'), calls('replace'), office.open().length]).toEqual([2, before + 1, 0])
  })

  test('because its message is gone is left where nothing is asked of its person', async () => {
    const { slack, office, moves, calls } = await open('told')
    slack.next('gone')
    await moves('gita has it')
    await moves('hugh has it')
    expect([calls('post'), calls('replace'), office.open().length]).toEqual([1, 1, 0])
  })

  test('comes anew once the platform takes it, and not twice when the answer was lost', async () => {
    const { slack, office, moves, calls, words } = await open('asks')
    slack.seen.splice(0)
    slack.next('gone', { later: 2 }, 'gone', 'lost', 'gone', 'ok')
    await moves('gita has it')
    expect(words()).toHaveLength(1)
    expect(words()[0]).toContain('gita has it')
    expect([calls('post'), office.open().length]).toEqual([4, 0])
  })

  test('for what can be mended (a token, a chat that the bot is not in) is tried again at the next change', async () => {
    const { slack, moves, words } = await open('asks')
    slack.next('never')
    await moves('gita has it')
    await moves('hugh has it')
    expect(words()[0]).toContain('hugh has it')
  })
})
