import { openCopyLinks } from '../../../src/letters/open-copy-links.js'
import { isBookkeeping } from '../../../src/procedures/bookkeeping.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { openLinkServer } from '../../house/link-server.js'
import type { Message } from './fake-slack.js'
import { pressIn, textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })
const day = (value: string) => ({ type: 'datepicker', selected_date: value })
/** What was typed of the request and its answer: only those who deal with it read it, and no chat keeps it. */
const typed = /Bloggs|7946 0001|Everything on me|birthday|4 May|date of his letter|psychologist|known address/
const request = 'SR-2026-0001' as RecordId
const call = 'TC-2026-0001' as RecordId

/** Somebody asks for what is kept on them: passed on, asked, gathered, read and answered in Slack, over the real office, log and courier (Articles 12 and 15 of the GDPR). */
describe('a request for personal data in Slack', () => {
  let links: ReturnType<typeof openCopyLinks>
  let server: ReturnType<typeof openLinkServer>
  const { rig, log, casework, deliver, later, modal, submit, press } = tellInSlack('http', ({ directory, clock }) => {
    links = openCopyLinks({
      giveCopy: (of, key) => casework().giveCopy(of, key),
      directory,
      clock,
      keys: [Buffer.alloc(32, 7)],
      address: () => `http://127.0.0.1:${server.port}`,
    })
    return { copyLink: links.link }
  })
  beforeEach(async () => {
    server = openLinkServer()
    server.mount(links.path, links.listener)
    await server.start()
  })
  afterEach(() => server.stop())

  /** Chooses in the open form, and is shown what hangs on it. */
  const choose = async (block: string, value: string) => {
    later()
    const pressed = { type: 'radio_buttons', action_id: 'value', block_id: block }
    await rig().interact(pressIn(rig().slack, modal(), pressed, { [block]: choice(value) }))
    await rig().settled()
  }
  /** Asha ended a call of theirs, in whose log somebody else is named. */
  const endedCall = async () => {
    await rig().command('/terminated-call')
    await rig().settled()
    await choose('what-happened/kind', 'offensive')
    await submit({ 'what-happened/warnings': { type: 'checkboxes', selected_options: [{ value: 'explained' }, { value: 'warned' }] } })
    const said = 'He swore at me, and said that Mary Otterly would see to me.'
    await submit({ 'the-call/caller': text('Jo Bloggs'), 'the-call/caseReference': text('IC-12345'), 'the-call/reason': text(said) })
    await submit({ 'you-and-them/personal': choice('no'), 'you-and-them/wellbeing': choice('fine') })
    await submit({})
  }
  /** Asha passes on that they ask. */
  const passOn = async () => {
    await rig().command('/subject-request', 'Everything on me, please.')
    await rig().settled()
    await choose('ask/is', 'customer')
    await submit({ 'ask/name': text('Jo Bloggs'), 'ask/telephone': text('020 7946 0001'), 'ask/case': text('IC-12345') })
    await deliver()
  }
  /** The newest card of the request that somebody has. */
  const cardOf = (user: string): Message => {
    const found = rig().slack.messages.findLast((one) => one.channel === `D${user}` && !one.only && textOf(one.blocks).includes(request))
    if (!found) throw new Error(`${user} has no card of the request`)
    return found
  }
  /** Ian fills in the form of this button, and what he owes by it is delivered. */
  const ian = async (button: string, changes: Record<string, object>) => {
    await press(cardOf('UIAN'), button, 'UIAN')
    const answer = await submit(changes, 'UIAN')
    await deliver()
    return answer
  }
  const onCard = (user: string) => textOf(cardOf(user).blocks)
  /** What was answered to one person alone, last. */
  const answered = (user: string) => textOf(rig().slack.messages.findLast(({ only }) => only === user)?.blocks)
  const linkFor = async (button: string) => {
    await press(cardOf('UIAN'), button, 'UIAN')
    const { blocks } = rig().slack.messages.findLast(({ only }) => only === 'UIAN') ?? {}
    return /"url":"([^"]+)"/.exec(JSON.stringify(blocks))?.[1] ?? 'no link'
  }
  const looksAt = async (record: RecordId) =>
    (await log().read(record))?.events.filter(({ by, why }) => by === 'ian' && why === `It was gathered for the request ${request}.`).length

  test('is answered step by step, and after its end no chat holds more than its reference and its outcome', async () => {
    await endedCall()
    await passOn()
    expect(onCard('UASHA')).toContain('Information Governance have it.')
    expect(onCard('UASHA')).not.toMatch(typed)
    expect(onCard('UIAN')).toContain('Everything on me, please.')
    expect(cardOf('UIAN').text).not.toMatch(typed)

    // Who they are is asked: the clock stands still, and goes on from the day of their answer.
    const question = { about: choice('identity'), words: text('When is your birthday?'), on: day('2026-03-03') }
    await ian('Ask them something', Object.fromEntries(Object.entries(question).map(([name, value]) => [`question/${name}`, value])))
    for (const user of ['UASHA', 'UIAN']) expect(onCard(user)).toContain('The clock stands still until they answer')
    // Whoever passed it on is not left with a day that does not hold any more.
    expect(onCard('UASHA')).toContain('promise no day')
    expect(onCard('UASHA')).not.toContain('April')
    later(3 * 86_400)
    await ian('They have answered', { 'reply/words': text('On 4 May.'), 'reply/on': day('2026-03-05') })
    for (const user of ['UASHA', 'UIAN']) expect(onCard(user)).toContain('To be answered by 6 April 2026')
    await ian('I know who they are', { 'identity/how': text('He knew the date of his letter.') })

    // Gathered by a link that is Ian's alone: that he had it is kept, on the request and on what is in it.
    const copy = await (await fetch(await linkFor('The copy (JSON)'))).json()
    expect(copy).toMatchObject({ records: [{ record: call }, { record: request }] })
    expect(JSON.stringify(copy)).toContain('{"words":"Mary Otterly","mark":"perhaps somebody else"}')
    expect([await looksAt(call), await looksAt(request)]).toEqual([1, 1])
    await press(cardOf('UIAN'), 'I have the copy', 'UIAN')
    await deliver()

    // Read: what is marked, and whether it could do serious harm, which a person was asked.
    const review = { 'review/others': choice('out'), 'review/harm': choice('may'), 'review/alerts': choice('no') }
    const unsaid = await ian('I have read it', review)
    expect(textOf(unsaid.view?.blocks)).toContain('Please fill in “Who was asked, and what was decided?”')
    await submit({ ...review, 'review/harmWords': text('The psychologist: it may go.') }, 'UIAN')
    await deliver()
    expect(onCard('UIAN')).toContain('The copy for them may go now')
    const forThem = await linkFor('The copy for them (JSON)')
    const given = await (await fetch(forThem)).text()
    expect(given).toContain('He swore at me')
    expect(given).not.toMatch(/Otterly|psychologist/)

    await ian('It has gone', { 'sent/what': choice('part'), 'sent/how': text('A letter to the known address') })
    later(400)
    await deliver()
    const left = rig().slack.messages.filter(({ blocks, text: preview }) => `${textOf(blocks)} ${preview}`.includes(request))
    expect(new Set(left.map(({ channel }) => channel))).toEqual(new Set(['DUASHA', 'DUIAN']))
    for (const { blocks, text: preview } of left) expect(JSON.stringify([blocks, preview])).not.toMatch(typed)
    for (const user of ['UASHA', 'UIAN']) expect(onCard(user)).toContain('Answered on 6 March 2026')
    const late = await fetch(forThem)
    expect([late.ok, await late.text()]).toEqual([false, expect.stringContaining('This request is over.')])
    expect((await log().verify()).faults).toEqual([])
  })

  test('is nobody’s but theirs who deal with it: whoever else presses on it is refused in a sentence, and has no form and no link', async () => {
    await passOn()
    await ian('I know who they are', { 'identity/how': text('He knew the date of his letter.') })
    const card: Message = JSON.parse(JSON.stringify(cardOf('UIAN')))
    const happened = async () => (await log().read(request))?.events.filter((event) => !isBookkeeping(event))
    const before = await happened()
    const views = rig().slack.views.length
    const stranger = /^This bot is for people of the Office only\./
    const colleague = /^(This is for Ian Grant to do|Only those who deal with this can open it)\./
    for (const button of ['The copy (JSON)', 'I have the copy', 'Refuse it']) {
      for (const [user, words] of Object.entries({ UNOBODY: stranger, UCARL: colleague, UADAM: colleague, UASHA: colleague })) {
        await press({ ...card, channel: `D${user}`, ts: '1.000001' }, button, user)
        expect([user, button, answered(user)]).toEqual([user, button, expect.stringMatching(words)])
        expect(answered(user)).not.toMatch(typed)
        expect(JSON.stringify(rig().slack.messages.filter(({ only }) => only === user))).not.toContain('/copies')
      }
    }
    await rig().command('/subject-request', '', { user_id: 'UNOBODY' })
    await rig().settled()
    expect(answered('UNOBODY')).toMatch(stranger)
    expect(rig().slack.views).toHaveLength(views)
    expect(await happened()).toEqual(before)
    // What Ian was given is signed for him: with another name in it, it opens nothing.
    const link = new URL(await linkFor('The copy (JSON)'))
    const [said = '', seal = ''] = (link.searchParams.get('of') ?? '').split('.')
    const forCarl = Buffer.from(Buffer.from(said, 'base64url').toString().replace('"ian"', '"carl"')).toString('base64url')
    link.searchParams.set('of', `${forCarl}.${seal}`)
    expect((await fetch(link)).ok).toBe(false)
    later(16 * 60)
    expect((await fetch(await linkFor('The copy (JSON)'))).ok).toBe(true)
  })
})
