import { keepPressed } from '../../src/casework/keep-pressed.js'
import { fakeChannel } from './fake-channel.js'
import { at, memoryOffice, nine, to } from './memory-office.js'
import { somebody } from './somebody.js'

/** Two people with a copy each, which both show what is so. */
const open = async () => {
  const slack = fakeChannel('slack')
  const office = memoryOffice([slack])
  office.owe(1, [
    { notice: 'still', to: to('asha'), urgency: 'now' },
    { notice: 'still', to: to('ben'), urgency: 'now' },
  ])
  await office.courier.run(nine)
  const presses = (id: string, second: number, log: Parameters<typeof keepPressed>[0]['log'] = office.log as never) =>
    keepPressed({ log, clock: () => at(second) }, { by: somebody('asha').id, id }, office.recordId(1))
  /** The record moves on without a change in what the copies show. */
  const moves = async (second: number) => {
    office.moveOn(1, `${second}`, at(second))
    for (let turn = 0; turn < 5; turn += 1) await office.courier.run(at(second + turn))
    return slack.calls.splice(0).flatMap(({ call, to: whom }) => (call === 'replace' ? [whom] : []))
  }
  return { office, presses, moves }
}

describe('the answer to a press, which may stand in the place of the card', () => {
  test('is drawn over at the next change, though the card shows nothing new, and for nobody else', async () => {
    const { presses, moves } = await open()
    expect(await moves(10)).toEqual([])
    presses('press-1', 11)
    expect(await moves(12)).toEqual(['asha'])
  })

  test('may come late: for a minute the copy is drawn at each change, and then it is known again', async () => {
    const { office, presses, moves } = await open()
    presses('press-1', 11)
    expect(await moves(12)).toEqual(['asha'])
    expect(await moves(30)).toEqual(['asha'])
    await moves(80)
    expect(await moves(100)).toEqual([])
    expect((await office.log.listSealed('shown')).filter(({ name }) => name.startsWith('press'))).toEqual([])
  })

  test('is kept once for a press that a platform repeats', async () => {
    const { office, presses } = await open()
    presses('press-1', 11)
    presses('press-1', 12)
    presses('press-2', 12)
    expect((await office.log.listSealed('shown')).filter(({ name }) => name.startsWith('press'))).toHaveLength(2)
  })

  test('is kept behind the person’s back: a log that is away disturbs nobody', async () => {
    const { presses, moves } = await open()
    presses('press-1', 11, { putSealed: () => Promise.reject(new Error('away')) } as never)
    expect(await moves(12)).toEqual([])
  })
})
