/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGuidance } from '../../src/guidance/guidance.js'
import { readMomentRows } from '../../src/guidance/training/read-moments.js'
import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import type { Moment } from '../../src/guidance/understanding/moments.js'
import { openReader } from '../../src/guidance/understanding/reader.js'
import { momentBeside, type Taught, taughtOf } from '../../src/guidance/understanding/taught-moment.js'

/** What the words that follow tell apart; who goes on after a warning has been warned. */
const toWords: Partial<Record<Taught | Moment, Moment>> = {
  fresh: 'unsaid',
  other: 'unsaid',
  harm: 'unsaid',
  again: 'persistent',
  continues: 'warned',
}
const plainly = (moment: Taught | Moment): string => toWords[moment] ?? moment

// The 300 are by a hand that wrote nothing of what is taught; the words' own rules alone find 111 of them.
test('how far a contact has got is heard in voices that nobody was taught', async () => {
  const { readMoment } = await openReader(join(__dirname, '../../src/guidance/trained'))
  const asked = readMomentRows(readFileSync(join(__dirname, 'held-back-moments.txt'), 'utf8'))
  expect(asked.length).toBe(300)
  let [right, nobody, somebody] = [0, 0, 0]
  for (const { before, text, moment, hearer } of asked) {
    const messages = [...before, text]
    const taught = taughtOf(await readMoment({ text, before: before.join('. ') }))
    if (plainly(momentBeside(circumstancesOf(messages).moment, taught)) === plainly(moment)) right += 1
    if ((taught.hearers.get('nobody') ?? 0) < 0.7) continue
    if (hearer === 'nobody') nobody += 1
    else somebody += 1
  }
  expect(right).toBeGreaterThanOrEqual(230)
  // Words are withheld from few who wait for them.
  expect(nobody).toBeGreaterThanOrEqual(18)
  expect(somebody).toBeLessThanOrEqual(4)
})

test.each([
  'Dzwoni pan, mówi po polsku, płacze i mówi że skoczy z mostu. Ciągle jest na linii',
  'Mae dyn ar y ffôn yn dweud ei fod am ladd ei hun os na wnawn ni newid y penderfyniad',
  'Estábamos hablando normal de su queja y de repente me dice que tiene un cuchillo y que si cuelgo se corta. ¿Cuelgo? ¿Qué digo?',
  'il pleure au téléphone et dit qu’il va se suicider ce soir',
])('whoever may be on the line in another language keeps the words for them: %s', async (text) => {
  const { understand, short } = await openGuidance()
  const { atRisk, medium, moment, ...told } = await understand(text)
  expect({ atRisk, moment }).toEqual({ atRisk: true, moment: 'unsaid' })
  expect(short('9', text, { ...told, atRisk, medium, moment }).harm?.say.join(' ')).toMatch(/emergency services/)
})
