import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { subject } from '../../src/cli/subject.js'
import { saidAs } from '../../src/house/said-as.js'
import { readEnv } from '../../src/settings/env.js'
import { openArrangementOffice } from '../casework/arrangement-office.js'
import { identified, passedOn } from '../casework/subject-access/request.js'
import { freshName, openTestLog, testDatabase } from '../log/test-database.js'
import { tuesday } from '../procedures/test-office.js'

const folder = mkdtempSync(join(tmpdir(), 'steward-copy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('steward subject writes what is kept on whoever asks into a file of one person’s, once it is known who they are, and keeps who did it and why', async () => {
  const recordKey = randomBytes(32)
  const database = freshName()
  const log = await openTestLog({ database, recordKey, clock: () => new Date(tuesday) })
  const office = openArrangementOffice({ log })
  const run = async (rest: readonly string[], why?: string, forThem = false) => {
    const env = readEnv({
      MONGODB_URI: (await testDatabase()).replace('/?', `/${database}?`),
      RECORD_KEY: recordKey.toString('base64'),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      LOG_LEVEL: 'silent',
    })
    if (!env.ok) throw new Error(env.faults.join('\n'))
    const said: string[] = []
    const asked = {
      settingsFaults: '',
      sealed: false,
      jsonl: false,
      yesErase: undefined,
      say: (line: string) => said.push(line),
      complain: () => {},
    }
    await subject({ env: env.env, rest, why, forThem, ...asked }).catch((fault: unknown) => said.push(saidAs(fault)))
    return said.join('\n')
  }
  const restriction = await office.approved()
  const unknown = await passedOn(office)
  const json = join(folder, 'copy.json')
  expect(await run([unknown, json], 'Asked for')).toMatch(/Confirm first who they are/)
  await office.fill('ian', 'withdraw', unknown, { reason: 'They rang.' })
  const request = await identified(office)
  expect(await run([request, json])).toMatch(/Say why/)
  expect(await run([request, join(folder, 'copy.pdf')], 'Asked for')).toMatch(/copy\.docx/)
  expect(await run([restriction, json], 'Asked for')).toMatch(/nothing to gather/)
  expect(await run([request, json], 'Asked for')).toMatch(/read it before anything goes/)
  expect(readFileSync(json, 'utf8')).toContain(': swore at three colleagues.')
  expect(statSync(json).mode & 0o077).toBe(0)
  expect(await run([request, json], 'Asked for')).toMatch(/cannot be written/)
  expect(await run([request, join(folder, 'copy.docx')], 'Asked for')).toMatch(/copy\.docx/)
  // The copy for them: what is others' is gone, what is theirs stands, and whoever sends it is told to compare both.
  const theirs = join(folder, 'theirs.json')
  expect(await run([request, theirs], 'Asked for', true)).toMatch(/taken out.*compare it with the whole copy/)
  const [whole, forThem] = [readFileSync(json, 'utf8'), readFileSync(theirs, 'utf8')]
  expect(JSON.parse(forThem)).toMatchObject({ othersTakenOut: true })
  expect(JSON.parse(whole)).toMatchObject({ othersTakenOut: false })
  const marked = [...whole.matchAll(/"words": "([^"]+)",\s+"mark": "member of staff"/g)].map(([, name = '']) => name)
  expect(marked.length).toBeGreaterThan(0)
  for (const name of marked) expect(forThem).not.toContain(name)
  expect(forThem).toContain('[taken out: member of staff]')
  // Whoever gathered it signed in under a name of their own; and the request's reference is nobody's name.
  expect(forThem).toMatch(/On the command line, by \[taken out: member of staff\]: Asked for\. It was gathered for the request SR-/)
  const looks = (await log.read(restriction))?.events.filter(({ event, by }) => event === 'DetailsOpened' && by === 'clock')
  expect(looks?.[0]?.why).toMatch(/^On the command line, by .*: Asked for\. It was gathered for the request SR-/)
  await log.close()
})
