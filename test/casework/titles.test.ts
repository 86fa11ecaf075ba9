import { verbOf } from '../../src/cards/fill.js'
import { drawCard } from '../../src/casework/present-card.js'
import { factsNow, fetchRecord } from '../../src/casework/record-at-hand.js'
import { buttonsOf, textsOf, wordsOf } from '../cards/check-card.js'
import { memoryLog } from './memory-log.js'
import { dice, lived, openYear } from './random-years.js'

/** Cards whose button is for what does not wait in anybody's list, or that stay as they are while a call goes on. */
const saysItself = /^(difficult-call companion|at-risk (status|receipt|senior|telephone-note))$/
/** The customer of every life, and whoever else outside is named in one. */
const outside = /Bloggs|Jo Law|496 000/

/** What is posted stays, and may be read on another day: it says a day by its date, and a time with its day. */
const relatives =
  /\b(?:today|tomorrow|yesterday|tonight|just now|ago|in \d+ (?:minute|hour|day)s?|(?:this|next|last) (?:week|month))\b.{0,30}/gi
const day = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2}\b|\b\d+ [A-Z][a-z]+ \d{4}\b/

test('a card that asks somebody for something says what, on its title and in its preview, names no customer there, and says times by their day', async () => {
  const roll = dice(11)
  const year = openYear(memoryLog, roll)
  const wrong = new Set<string>()
  const undated = new Set<string>()
  const said = new Map<string, string>()
  let seen = new Map<string, number>()
  const look = async () => {
    const now = new Map<string, number>()
    for (const { record, procedure } of year.records) {
      const at = await fetchRecord(year.desk, record)
      if (!at) continue
      now.set(record, at.kept.version)
      for (let version = (seen.get(record) ?? 0) + 1; version <= at.kept.version; version += 1)
        for (const owed of (await year.log.commit(record, version))?.owed ?? []) {
          if (!('notice' in owed) || !('person' in owed.to)) continue
          const { to, notice } = owed
          const person = year.office().person(to.person)
          if (!person) continue
          const facts = factsNow(year.desk, 'courier', record)
          const card = drawCard(at, notice, { person }, facts)
          const words = wordsOf(card)
          for (const relative of words.match(relatives) ?? []) undated.add(`${procedure.name} ${notice}: ${relative}`)
          if (/\b\d\d:\d\d\b/.test(words) && !day.test(words)) undated.add(`${procedure.name} ${notice}: a time without a day`)
          const title = [...textsOf(card.adaptive.body).ours, ...textsOf(card.adaptive.body).typed][0] ?? ''
          const name = `${procedure.name} ${notice}: “${title}”, “${card.preview}”`
          if (title.length > 60 || outside.test(title) || outside.test(card.preview)) wrong.add(name)
          const waits = procedure.waiting(at.state, facts).filter((one) => one.for === person.id)
          const asks = buttonsOf(card).flatMap((one) => (one.type === 'Action.Execute' && one.style === 'positive' ? [one.verb] : []))
          // What is asked of them stands on another of the record's cards.
          const isElsewhere = waits.every(({ button, doneBy }) => {
            const does = doneBy ?? button?.does
            return does && verbOf(does as Parameters<typeof verbOf>[0]) !== 'command:/open' && !asks.includes(verbOf(does as never))
          })
          if (asks.length === 0 || isElsewhere || saysItself.test(`${procedure.name} ${notice}`)) continue
          const wanted = waits.find(({ what }) => what.replace(` (${record})`, '') === title)
          // Of what is narrow a notification says nothing but that there is something.
          const announced = procedure.narrow ? !card.preview.includes(title) : card.preview.startsWith(title)
          if (!wanted || !announced || !card.preview.includes(record)) wrong.add(name)
          said.set(`${procedure.name} ${notice}`, title)
        }
    }
    seen = now
  }
  for (const procedure of lived) for (const { id } of year.office().people) if (await year.begin(procedure, id)) break
  await look()
  for (let n = 0; n < 90; n += 1) {
    await year.goOn()
    year.pass(n % 5 === 0 ? 24 * 60 : 20)
    await year.ring()
    await look()
  }
  expect([...wrong]).toEqual([])
  expect([...undated]).toEqual([])
  expect(said.get('terminated-call to-discuss')).toMatch(/^Talk with .* about an ended call$/)
  expect(new Set([...said.keys()].map((name) => name.split(' ')[0])).size).toBeGreaterThan(8)
})
