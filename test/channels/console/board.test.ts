import { cardSaying } from '../../contracts/channel.contract.js'
import { staff } from '../../procedures/test-office.js'
import { ask, openStream, testConsole, tokenOf } from './console-server.js'

const asked: string[] = []
const { channel } = testConsole({
  board: async (person) => {
    asked.push(person)
    if (person === 'adil') return { answer: 'sentence', text: 'The list cannot be shown just now.', tone: 'refused' }
    return { answer: 'card', card: cardSaying(`The board of ${person}`) }
  },
})
beforeAll(() => channel.start(async () => ({ answer: 'nothing' })))
afterAll(() => channel.stop())

const board = async (person: string, token?: string) =>
  ask(channel, `/board?as=${person}`, { headers: { 'x-console-token': token ?? (await tokenOf(channel)) } })

describe('the board in the console', () => {
  test('is asked for by the page, and stands in no chat', async () => {
    const { status, body } = await board('asha')
    expect([status, body.includes('The board of asha')]).toEqual([200, true])
  })
  test('is given to no other page, and to nobody who is not of the office', async () => {
    asked.length = 0
    expect((await board('asha', 'guessed')).status).toBe(401)
    expect((await board('nobody')).status).toBe(404)
    expect(asked).toEqual([])
  })
  test('says why it cannot be shown', async () => {
    const { status, body } = await board('adil')
    expect([status, JSON.parse(body)]).toEqual([503, { because: 'The list cannot be shown just now.' }])
  })
  test('is asked for anew by the windows of those whose it is, and by no others', async () => {
    const [asha, gita] = [await openStream(channel, 'asha'), await openStream(channel, 'gita')]
    await asha.next()
    await gita.next()
    channel.boardsMoved([staff('asha')])
    channel.boardsMoved([staff('gita'), staff('asha')])
    expect([(await asha.next()).event, (await asha.next()).event, (await gita.next()).event]).toEqual(['board', 'board', 'board'])
    asha.close()
    gita.close()
  })
})
