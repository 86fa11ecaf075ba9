import type { Casework } from '../../src/casework/casework.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { dice, openYear } from '../casework/random-years.js'
import { staff } from '../procedures/test-office.js'

/** Two weeks after the first quarter of the test office's year: its figures are closed, and the digest of April is due. */
export const afterTheQuarter = new Date('2026-04-15T09:00:00Z')

/** A quarter of ended calls on a platform, 14 of Asha's group and 11 of Carl's. */
export async function livedQuarter(log: Log): Promise<void> {
  const logs = procedures.find(({ name }) => name === 'terminated-call')
  if (!logs) throw new Error('Nobody logs calls')
  const year = openYear(() => log, dice(1))
  for (let count = 0; count < 25; count += 1) {
    await year.begin(logs, staff(count < 14 ? 'asha' : 'carl'))
    year.pass(60)
  }
}

/** The same on each platform: who hears what of the quarter, and who reads which figures. `says` gives all that one of them was told last. */
export async function toldOfTheQuarter({
  casework,
  deliver,
  heard,
  asks,
}: {
  readonly casework: Casework
  readonly deliver: () => Promise<void>
  /** What stands in somebody's own chat, or in the managers' channel, text by text. */
  readonly heard: (where: string) => readonly string[]
  /** What somebody is answered to a command. */
  readonly asks: (person: string, command: string) => Promise<string>
}): Promise<void> {
  await casework.daily()
  await deliver()
  const digest = heard('lena').find((says) => says.includes('talk about'))
  const reference = heard('managers').find((says) => says.includes('PD-2026'))
  expect(digest).toMatch(/Three things to talk about.*To ask each other:.*Section \d+:.*“/s)
  expect(digest).toContain('Talk about how we do it, never about one contact or one person.')
  // A channel is told that there is one, and nothing of what is in it.
  expect(reference).toContain('For your team meeting: April 2026')
  expect(reference).not.toMatch(/\d to \d|under 5|To ask/)
  expect(await asks('lena', 'contact-report')).toMatch(
    /Figures: Advice \(Public Services\).*Terminated call: 10 to 14.*each of the others under 5/s,
  )
  expect(await asks('hugh', 'contact-report')).toMatch(/Figures: Public Services.*Terminated call: 20 to 28/s)
  expect(await asks('hilda', 'contact-report')).toMatch(/Figures: The whole office.*Terminated call: 20 to 28/s)
  for (const person of ['ada', 'asha'])
    expect(await asks(person, 'contact-report')).toContain('The figures are for those who answer for others.')
  // The board of each: what to do, in its first words, with its button; what lies with their people, and with whom.
  expect(await asks('lena', 'my-work')).toMatch(
    /Overdue.*Talk with Asha Patel about an ended call.*With your team.*Put the copy of TC-.*With Asha Patel since/s,
  )
  // Where the buttons of many rows stand together, each says whose it is.
  expect(await asks('lena', 'my-work')).toMatch(/TC-2026-0002.*We have talked|We have talked \(TC-2026-0002\)/s)
  expect(await asks('hugh', 'my-work')).toMatch(/With your team.*See that somebody talks with Asha Patel.*With Gita Rao since/s)
  expect(await asks('ada', 'my-work')).toContain('Nothing is waiting for you.')
}
