import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Gathered } from '../../src/casework/subject-access/gathered.js'
import { drawCopyAside } from '../../src/letters/copy-aside.js'
import { copyFor, drawCopy } from '../../src/letters/copy-document.js'
import { recordId, testOffice, tuesday } from '../procedures/test-office.js'

const execArgv = ['--require', join(__dirname, '../bench/register.cjs')]
const of = copyFor({ request: recordId('SR-2026-0001'), office: testOffice(), now: new Date(tuesday), forThem: true })
const found: Gathered = {
  name: 'Jo Bloggs',
  records: [
    {
      record: recordId('TC-2026-0001'),
      what: 'Terminated call',
      opened: '3 March 2026',
      because: 'theirs',
      happened: [{ on: '3 March', what: [{ words: 'A call' }], said: [{ label: 'Why?', words: [{ words: 'They swore at me.' }] }] }],
    },
  ],
  unfinished: [],
  looks: [],
  counted: [],
  unread: 0,
  newer: [],
}
const documentIn = (file: Uint8Array) => new TextDecoder().decode(unzipSync(file)['word/document.xml'])

// Whoever asks for much must not hold up an alert: a Word file of a hundred records takes a second and more.
test('a copy is drawn while everybody else’s work goes on, and is the same', async () => {
  for (const shape of ['word', 'json'] as const) {
    let [turns, isOver] = [0, false]
    const count = (): void => {
      turns += 1
      if (!isOver) setImmediate(count)
    }
    count()
    const file = await drawCopyAside(found, of, shape, { execArgv })
    isOver = true
    const [aside, here] = [file, await drawCopy(found, of, shape)].map((one) =>
      shape === 'word' ? documentIn(one) : String.fromCharCode(...one),
    )
    expect(aside).toBe(here)
    expect(aside).toContain('They swore at me.')
    expect(turns).toBeGreaterThan(1)
  }
})

test('what cannot be drawn is said to whoever waits for it', async () => {
  const broken = { ...found, records: undefined } as unknown as Gathered
  await expect(drawCopyAside(broken, of, 'json', { execArgv })).rejects.toThrow()
})
