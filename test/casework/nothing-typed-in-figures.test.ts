import { openMetrics } from '../../src/house/metrics.js'
import type { Person } from '../../src/procedures/people.js'
import type { RecordId } from '../../src/procedures/words.js'
import { openCounter } from './counter.js'
import { sam } from './test-office.js'

/** Labels and log fields come from closed lists: nothing that anybody typed, however it came in. */
const typed = 'CANARY John Smith 0161 496 0000'

test('hundreds of presses with names of steps that nobody knows are one name in the figures', async () => {
  const counter = openCounter()
  const record = await counter.reported()
  const metrics = openMetrics(
    async () => [],
    () => new Date(),
  )
  for (let at = 0; at < 300; at += 1) {
    await counter.press(person(at), `step:${typed} ${at}`, { record, version: 1 })
    await counter.press(person(at), `${typed} ${at}:x`, { record })
    await counter.press(person(at), `dialog:${typed} ${at}`, { record })
  }
  for (const told of counter.told) metrics.stepTold(told)
  expect(JSON.stringify(counter.told)).not.toContain('CANARY')
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('steward_steps_total{'))
  expect(lines.join('\n')).toContain('step="unknown"')
  expect(lines.length).toBeLessThan(5)

  function person(at: number): Person {
    // A minute a hand: the limit for one person is another matter.
    if (at % 30 === 0) counter.pass(1)
    return sam
  }
})

test('a record that is not there, and one that is none, are told by neither', async () => {
  const counter = openCounter()
  await counter.press(sam, 'step:Approve', { record: typed as RecordId, version: 1 })
  expect(JSON.stringify(counter.told)).not.toContain('CANARY')
})
