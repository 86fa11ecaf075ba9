import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPeopleFile } from '../../src/directory/people-file.js'
import { openDailyPeople } from '../../src/house/daily-people.js'
import { fetchPeople, keepPeople } from '../../src/house/fetch-people.js'
import { readEnv } from '../../src/settings/env.js'
import { at, testOffice } from '../procedures/test-office.js'
import { openFakeGraph } from './fake-graph.js'
import { frameText, staff } from './staff-list.js'

const guid = (number: number | string): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const secret = 'the value of a secret'

/** An office whose people are in Entra, morning after morning, with everything real but Microsoft. */
const openMornings = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-entra-'))
  const graph = await openFakeGraph(secret)
  const works = (count: number): void => {
    graph.users.splice(0)
    for (const { number, name, email, department, group, title, manager } of staff(count))
      graph.users.push({
        ...{ id: guid(number), displayName: name, mail: email, userPrincipalName: email, department, officeLocation: group },
        ...{ jobTitle: title, accountEnabled: true, userType: 'Member' },
        ...(manager ? { manager: { '@odata.type': '#microsoft.graph.user', id: guid(manager) } } : {}),
      })
  }
  graph.groups.push({ id: guid(700), displayName: 'SG-Seniors', members: [3, 4, 5, 6].map(guid) })
  const file = (name: string) => join(folder, name)
  writeFileSync(file('office.yaml'), frameText({ from: 'entra' }))
  const graphSettings = { GRAPH_TENANT_ID: guid(1), GRAPH_CLIENT_ID: guid(2), GRAPH_CLIENT_SECRET: secret }
  const addresses = { GRAPH_URL: graph.address, GRAPH_LOGIN_URL: graph.address }
  const read = readEnv({ OFFICE_FILE: file('office.yaml'), DATA_DIR: folder, ...graphSettings, ...addresses }, { serves: false })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const { env } = read
  const [claims, told] = [new Set<string>(), [] as string[]]
  let morning = 2
  const daily = openDailyPeople({
    fetch: (now) => fetchPeople(env, { slackToken: async () => undefined }, now),
    keep: keepPeople,
    log: {
      claim: async (name) => !claims.has(name) && Boolean(claims.add(name)),
      unclaim: async (name) => void claims.delete(name),
      waitingFor: async () => [],
    },
    directory: () => testOffice(),
    clock: () => new Date(at(`2026-03-0${morning}T07:00:00Z`)),
    tell: async (title, paragraphs) => void told.push([title, ...paragraphs].join('\n')),
    faulty: (fault) => {
      throw fault
    },
  })
  return {
    graph,
    works,
    trouble: daily.trouble,
    /** The next morning, and what the administrators are told on it. */
    async next() {
      morning += 1
      told.splice(0)
      return { outcome: await daily.run(), told: told.join('\n') }
    },
    text: () => readFileSync(file('people.yaml'), 'utf8'),
    seniors: () =>
      (readPeopleFile(readFileSync(file('people.yaml'), 'utf8'))?.people ?? []).flatMap(({ id, roles }) =>
        roles.includes('senior on duty') ? [id] : [],
      ),
    async close() {
      await graph.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

test('on a morning on which Microsoft asks to wait, tells half, or refuses one group, the administrators hear it in a sentence and what was good stays', async () => {
  const office = await openMornings()
  try {
    office.works(20)
    expect((await office.next()).outcome).toBe('taken')
    const [first, seniors] = [office.text(), office.seniors()]
    expect(seniors).toEqual(expect.arrayContaining(['cy.lead', 'di.lead', 'ed.lead']))

    office.works(22)
    office.graph.fail(/users/, { status: 429, retryAfter: '500' })
    expect(await office.next()).toEqual({ outcome: 'kept', told: expect.stringContaining('Microsoft asks to come back later') })
    expect(office.trouble()).toContain('Microsoft asks to come back later')
    office.graph.fail(/users.*skiptoken=9/, 'half')
    expect(await office.next()).toEqual({ outcome: 'kept', told: expect.stringContaining('Microsoft Graph’s answer broke off') })
    expect(office.text()).toBe(first)

    // Whoever came is taken; whoever was in the group that may not be read stays in it.
    office.graph.fail(/groups\?/, { status: 403, code: 'Authorization_RequestDenied' })
    expect(await office.next()).toEqual({
      outcome: 'taken',
      told: expect.stringMatching(/2 joined, 0 left.*The group “SG-Seniors” may not be read.*goes on doing so/s),
    })
    expect(office.seniors()).toEqual(seniors)
    expect(office.trouble()).toBeUndefined()
  } finally {
    await office.close()
  }
})
