import { callBack } from './call-back.js'
import { openCounter, recordOn, shown, verbs, words } from './counter.js'
import { greg, lena, sam, tess } from './test-office.js'

const counterOf = () => openCounter(undefined, undefined, [callBack])
type Counter = ReturnType<typeof counterOf>
const what = { about: 'Their case', topics: 'case', day: '2026-03-04', time: '14:00', interpreter: 'no', manager: 'lena' }

/** Sam promises Mrs Example a call through the form. */
async function promised(counter: Counter, values: Record<string, string> = what) {
  const first = shown(await counter.command(sam, '/call-back', 'Mrs Example'))
  const second = shown(await counter.form(sam, first, 'next', first.values))
  const check = shown(await counter.form(sam, second, 'next', values))
  return counter.form(sam, check, 'send', {})
}
/** What happened to a record, but that a refusal showed its card to somebody who may open it. */
const held = (counter: Counter, record: string) =>
  (counter.log.commits.get(record as never) ?? [])
    .flatMap(({ events }) => events.map(({ event }) => event))
    .filter((event) => event !== 'DetailsOpened')

describe('a procedure that is added by its own files alone', () => {
  test('is begun by its command, through its form, and asks whom the form named', async () => {
    const counter = counterOf()
    const answer = await promised(counter)
    const record = recordOn(answer)
    expect(words(answer)).toContain('Mrs Example')
    expect(held(counter, record)).toEqual(['CallBackAsked'])
    expect(counter.log.commits.get(record)?.[0]?.owed).toMatchObject([{ notice: 'agree', to: { person: 'lena' } }, { alarm: 'AskAgain' }])
    expect((await counter.log.waitingFor(lena.id)).map((each) => each.record)).toEqual([record])
  })

  test('offers in its picker whom its rule allows, and refuses anybody else however they come', async () => {
    const counter = counterOf()
    const first = shown(await counter.command(sam, '/call-back', 'Mrs Example'))
    const second = shown(await counter.form(sam, first, 'next', first.values))
    const picker = second.fields.find(({ name }) => name === 'manager')
    expect(picker?.options?.map(({ value }) => value)).toEqual(['lena', 'greg'])
    const again = shown(await counter.form(sam, second, 'next', { ...what, manager: 'tess' }))
    expect(JSON.stringify(again)).toContain('Choose a manager other than yourself.')
  })

  test('asks for a field only while it shows', async () => {
    const counter = counterOf()
    const first = shown(await counter.command(sam, '/call-back', 'Mrs Example'))
    const second = shown(await counter.form(sam, first, 'next', first.values))
    const again = shown(await counter.form(sam, second, 'next', { ...what, interpreter: 'yes' }))
    expect(JSON.stringify(again)).toContain('For which language?')
    const check = shown(await counter.form(sam, again, 'next', { ...what, interpreter: 'yes', language: 'Welsh' }))
    expect(words(await counter.form(sam, check, 'send', {}))).toContain('Welsh')
  })

  test('takes what is said in a form from that form only', async () => {
    const counter = counterOf()
    const record = recordOn(await promised(counter))
    for (const given of [{}, { note: 'CANARY' }])
      expect(words(await counter.press(lena, 'step:Agree', { record, given }))).toContain('This is said in a form')
    expect(words(await counter.press(lena, 'step:Nonsense', { record }))).toContain('Nobody can do this by hand here.')
    expect(held(counter, record)).toEqual(['CallBackAsked'])
  })

  test('asks before its form opens what the form would be refused for', async () => {
    const counter = counterOf()
    const record = recordOn(await promised(counter))
    expect(words(await counter.press(sam, 'dialog:agree', { record }))).toContain('Somebody else agrees to your call.')
    expect(words(await counter.press(tess, 'dialog:agree', { record }))).toContain('Only those who deal with this')
  })

  test('is agreed to, done and closed with words that stand on its card', async () => {
    const counter = counterOf()
    const record = recordOn(await promised(counter))
    const agree = shown(await counter.press(lena, 'dialog:agree', { record }))
    expect(verbs(await counter.form(lena, agree, 'send', {}))).toContain('dialog:close')
    const close = shown(await counter.press(sam, 'dialog:close', { record }))
    const answer = await counter.form(sam, close, 'send', { made: 'no', outcome: 'NOBODY ANSWERED' })
    expect(words(answer)).toContain('refused, Sam Okafor, Tue 3 Mar, 10:00: NOBODY ANSWERED')
    expect(await counter.log.waitingFor(sam.id)).toEqual([])
  })

  test('is withdrawn with one click by whoever promised it', async () => {
    const counter = counterOf()
    const record = recordOn(await promised(counter))
    expect(words(await counter.press(greg, 'step:Withdraw', { record }))).toContain('Sam Okafor promised this call')
    await counter.press(sam, 'step:Withdraw', { record })
    expect(held(counter, record)).toEqual(['CallBackAsked', 'CallBackClosed'])
  })

  test('reminds once, then passes up to one more at a time; whoever loses the rank has no right any more', async () => {
    const counter = counterOf()
    const record = recordOn(await promised(counter))
    const ring = async () => {
      counter.pass(3 * 24 * 60)
      await counter.casework.ring(record, 'AskAgain')
      return counter.log.commits
        .get(record)
        ?.at(-1)
        ?.owed.flatMap((one) => ('notice' in one && 'person' in one.to ? [one.to.person] : []))
    }
    expect(await ring()).toEqual(['lena'])
    expect(await ring()).toEqual(['greg'])
    counter.setOffice([sam, { ...lena, roles: ['staff'] }, greg])
    expect(words(await counter.press(lena, 'dialog:agree', { record }))).not.toContain('CANARY')
    expect(held(counter, record)).toEqual(['CallBackAsked', 'CallBackAskedAgain', 'CallBackAskedAgain'])
  })
})
