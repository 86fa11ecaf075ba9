import type { Answer, Arrival, RawValues } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { difficultCall } from '../../src/procedures/difficult-call/difficult-call.js'
import { asAny } from '../../src/procedures/procedure.js'
import { terminatedCall } from '../../src/procedures/terminated-call/terminated-call.js'
import type { StaffId } from '../../src/procedures/words.js'
import { recordOn, shown } from '../casework/counter.js'
import { memoryLog } from '../casework/memory-log.js'
import { staff, testOffice } from './test-office.js'

/** The two call procedures through casework, as people meet them. */
function openDesk() {
  let now = new Date('2026-03-03T10:00:00.000Z')
  let arrivals = 0
  const clock = () => now
  const log = memoryLog(clock)
  const procedures = [asAny(difficultCall), asAny(terminatedCall)]
  const office = testOffice()
  const casework = openCasework({ procedures, log, directory: () => office, clock, report: () => undefined })
  const from = (by: StaffId) => ({ id: `arrival-${++arrivals}`, by, channel: 'console', place: 'private' }) as const
  const form = async (by: StaffId, answer: Answer, move: 'next' | 'send' | 'redraw', values: RawValues) => {
    const { draft, step } = shown(answer)
    const arrival: Arrival = { ...from(by), arrives: 'form', draft, step: step.name, move, values }
    return casework.listen(arrival)
  }
  return {
    log,
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    command: (by: StaffId, command: string, text = '') => casework.listen({ ...from(by), arrives: 'command', command, text }),
    press: (by: StaffId, verb: string, card: Answer) => {
      const version = card.answer === 'card' ? card.card.version : undefined
      return casework.listen({ ...from(by), arrives: 'press', verb, record: recordOn(card), ...(version === undefined ? {} : { version }) })
    },
    form,
  }
}
const asha = staff('asha')
const what = { kind: 'offensive', warnings: ['explained', 'warned'] }
const call = { date: '2026-03-03', time: '09:50', reason: 'They swore at me.', lineManager: 'lena', caseReference: 'IC-1' }
const them = { personal: 'no', wellbeing: 'fine' }

describe('from a difficult call to its log', () => {
  it('notes the ladder by clicks, and fills it into the log of the ended call', async () => {
    const desk = openDesk()
    let card = await desk.command(asha, '/difficult-call', 'IC-12345')
    desk.pass(2)
    card = await desk.press(asha, 'step:Explain', card)
    desk.pass(3)
    card = await desk.press(asha, 'step:Warn', card)
    desk.pass(4)
    const ended = await desk.press(asha, 'step:EndCall', card)
    const first = ended.answer === 'dialog' ? ended : await desk.press(asha, 'command:/terminated-call', ended)
    expect(shown(first).values).toMatchObject({ warnings: ['explained', 'warned'] })
    const second = await desk.form(asha, first, 'next', { ...shown(first).values, kind: 'offensive' })
    expect(shown(second).values).toMatchObject({
      caseReference: 'IC-12345',
      date: '2026-03-03',
      time: '10:00',
      duration: 'about 9 minutes',
      lineManager: 'lena',
    })
  })
})

describe('logging a terminated call', () => {
  const send = async (desk: ReturnType<typeof openDesk>, values: RawValues = call) => {
    const second = await desk.form(asha, await desk.command(asha, '/terminated-call'), 'next', what)
    const check = await desk.form(asha, await desk.form(asha, second, 'next', values), 'next', them)
    return { check, sent: await desk.form(asha, check, 'send', {}) }
  }

  it('goes through three steps and a check, and opens a record', async () => {
    const desk = openDesk()
    const { check, sent } = await send(desk)
    expect(shown(check).step).toMatchObject({ title: 'Check your answers', number: 4 })
    expect(recordOn(sent)).toBe('TC-2026-0001')
    expect(desk.log.commits.get(recordOn(sent))?.[0]?.owed).toHaveLength(6)
  })

  it('warns of a likely duplicate before it is sent', async () => {
    const desk = openDesk()
    await send(desk)
    desk.pass(10)
    const { check } = await send(desk)
    expect(shown(check).warnings.join()).toMatch(/same case or caller within the last hour/)
    desk.pass(70)
    expect(shown((await send(desk)).check).warnings).toEqual([])
  })

  it('says at the time field that the call lies in the future, and keeps what was typed', async () => {
    const desk = openDesk()
    const second = await desk.form(asha, await desk.command(asha, '/terminated-call'), 'next', what)
    const again = shown(await desk.form(asha, second, 'next', { ...call, time: '11:00' }))
    expect(again.errors).toEqual({ time: 'That time is still to come. When was the call?' })
    expect(again.values).toMatchObject({ reason: 'They swore at me.', time: '11:00' })
  })

  it('prompts for facts beside the reason, and still goes on', async () => {
    const desk = openDesk()
    const second = await desk.form(asha, await desk.command(asha, '/terminated-call'), 'next', what)
    const opinion = { ...call, reason: 'A rude man.' }
    const drawn = shown(await desk.form(asha, second, 'redraw', opinion))
    expect(drawn.fields.find(({ name }) => name === 'reason')?.prompt).toMatch(/may read as an opinion/)
    expect(shown(await desk.form(asha, second, 'next', opinion)).step.name).toBe('you-and-them')
  })

  it('says on Next, once, what may read as an opinion; again at the check, and to the manager (s6)', async () => {
    const desk = openDesk()
    const second = await desk.form(asha, await desk.command(asha, '/terminated-call'), 'next', what)
    const opinion = { ...call, reason: 'They were rude. He said: you are useless' }
    const again = await desk.form(asha, second, 'next', opinion)
    expect(shown(again)).toMatchObject({ step: { name: 'the-call' }, values: opinion, errors: {} })
    expect(shown(again).warnings.join()).toMatch(/look once more/)
    expect(shown(again).fields.find(({ name }) => name === 'reason')?.prompt).toMatch(/^“rude” may read as an opinion/)
    const third = await desk.form(asha, again, 'next', opinion)
    expect(shown(third).step.name).toBe('you-and-them')
    const check = await desk.form(asha, third, 'next', them)
    expect(shown(check).warnings.join()).toMatch(/“rude” may read as an opinion/)
    const sent = await desk.form(asha, check, 'send', {})
    expect(JSON.stringify(await desk.press(staff('lena'), 'open:', sent))).toMatch(
      /Facts only.*“rude” may read as an opinion\. You can return it for correction/,
    )
  })

  it('lets pass at once what somebody is reported to have said', async () => {
    const desk = openDesk()
    const second = await desk.form(asha, await desk.command(asha, '/terminated-call'), 'next', what)
    const fact = { ...call, reason: 'He called me an idiot, and swore.' }
    const third = await desk.form(asha, second, 'next', fact)
    expect(shown(third)).toMatchObject({ step: { name: 'you-and-them' }, warnings: [] })
    const check = await desk.form(asha, third, 'next', them)
    expect(shown(check).warnings).toEqual([])
    const sent = await desk.form(asha, check, 'send', {})
    expect(JSON.stringify(await desk.press(staff('lena'), 'open:', sent))).not.toContain('Facts only')
  })
})
