import { openCasework } from '../../src/casework/open-casework.js'
import { openFirstCards } from '../../src/delivery/first-cards.js'
import { procedures } from '../../src/office.js'
import type { Notice } from '../../src/procedures/procedure.js'
import { recordId, staff, testOffice, tuesday } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'

const clock = () => new Date(tuesday)
const gita = staff('gita')
const others = ['again', 'take-over', 'more', 'not-reached', 'status', 'record', 'information-governance']

describe('who has an alert before them: whoever has the card with its button in their chat (s9)', () => {
  const raise = async () => {
    const log = memoryLog(clock)
    const casework = openCasework({ procedures, log, directory: () => testOffice(), clock, report: () => {} })
    const from = { id: 'one', by: staff('asha'), channel: 'console', place: 'private' } as const
    await casework.listen({ ...from, arrives: 'command', command: '/at-risk', text: 'he says goodbye' })
    const [record] = [...log.commits.keys()]
    if (!record) throw new Error('no alert was raised')
    let index = 10
    const bring = (notice: string, channel: string) => {
      index += 1
      const owed: Notice = { notice, to: { person: gita }, urgency: 'alert' }
      return casework.keepDelivered(
        record,
        { version: 1, index },
        owed,
        { channel, where: 'there', id: `${index}` },
        { moved: 1, print: 'p' },
      )
    }
    return { bring, has: () => casework.waitingAlert(record) }
  }

  test.each(others)('a notice “%s” is not it', async (notice) => {
    const { bring, has } = await raise()
    await bring(notice, 'slack')
    expect(await has()).toEqual([])
  })
  test.each(['email', 'webhook'])('what came by %s is not it', async (channel) => {
    const { bring, has } = await raise()
    await bring('senior', channel)
    expect(await has()).toEqual([])
  })
  test.each(['slack', 'teams', 'console'])('its card in %s is', async (channel) => {
    const { bring, has } = await raise()
    await bring('senior', channel)
    expect(await has()).toEqual([gita])
  })

  test('so it is of what this process has posted and not kept yet', () => {
    const [cards, record] = [openFirstCards(), recordId('AR-2026-0001')]
    cards.stand(record, 'senior')
    for (const notice of others) cards.begin(record, { notice, to: { person: gita } })(true)
    expect([...cards.arrivedTo(record)]).toEqual([])
    cards.begin(record, { notice: 'senior', to: { person: gita } })(true)
    expect([...cards.arrivedTo(record)]).toEqual([gita])
  })
})
