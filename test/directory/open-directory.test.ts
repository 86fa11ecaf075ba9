import { openDirectory, sampleOffice } from '../../src/directory/open-directory.js'
import { at } from '../procedures/test-office.js'

test('opens with the sample office', async () => {
  const open = await openDirectory({ file: sampleOffice, clock: () => new Date('2026-11-24T10:00Z'), tell: () => undefined })
  const office = open.directory()
  open.stop()
  expect(office.people.length).toBe(20)
  expect(office.ladder(at('2026-11-24T10:00Z')).map((tier) => tier.map((person) => person.name))).toMatchInlineSnapshot(`
[
  [
    "Priya Sharma",
    "Rhys Bevan",
  ],
  [
    "Owen Fraser",
    "Helen Whitmore",
  ],
  [
    "Grace Mensah",
    "David Levy",
    "Catherine Doyle",
  ],
]
`)
})
