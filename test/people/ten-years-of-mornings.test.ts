import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { lookAtWatched, lookDaily } from '../../src/casework/daily.js'
import { openHandingOn } from '../../src/casework/hand-on.js'
import { layOut } from '../../src/casework/record-at-hand.js'
import { type PeopleFile, readPeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
import { readOffice } from '../../src/directory/read-office.js'
import { openDailyPeople } from '../../src/house/daily-people.js'
import { fetchPeople, keepPeople } from '../../src/house/fetch-people.js'
import type { Office } from '../../src/procedures/people.js'
import type { StaffId } from '../../src/procedures/words.js'
import { readEnv } from '../../src/settings/env.js'
import { memoryLog } from '../casework/memory-log.js'
import { dice, officeOfYear, openYear } from '../casework/random-years.js'
import { headsWhoStay, wrongWith } from '../casework/with-nobody.js'
import { openFakeSlack } from '../channels/slack/fake-slack.js'
import { staff, testPeople } from '../procedures/test-office.js'
import { seedOfRun } from '../seed-of-run.js'
import { openFakeGraph } from './fake-graph.js'

/** Groups without a group manager of their own the checks of an office file do not allow: their people belong to the department itself. */
const everybody = [...testPeople.filter(({ id }) => id !== 'adam'), ...headsWhoStay].map(({ group, ...person }) => ({
  ...person,
  group:
    group === 'Advice' || group === 'Casework'
      ? group
      : person.department === 'Legal' || person.roles.includes('head of department')
        ? ''
        : 'Advice',
  lineManager: person.lineManager ?? (person.roles.includes('head of department') ? undefined : staff('hope')),
}))
/** Nobody’s going leaves a rank empty here; whoever else goes, the list is kept back until they, or another of the rank, are there. */
const freely = new Set<string>(['asha', 'adil', 'lena', 'leo', 'gwen', 'carl', 'lou'])
type Colleague = (typeof everybody)[number]
const guid = (id: string): string => `00000000-0000-4000-8000-${Buffer.from(id).toString('hex').padStart(12, '0').slice(-12)}`
const secret = 'the value of a secret'

/** Who works here, as the place tells of them where people are kept: roles by titles. */
interface Told {
  readonly person: Colleague
  readonly manager: string | undefined
  readonly group: string
}
const titleOf = ({ roles }: Colleague): string =>
  roles.filter((role) => role !== 'staff' && role !== 'line manager').join(' and ') || 'Adviser'
const titles = [...new Set(everybody.map(titleOf))]
const rolesByTitle = Object.fromEntries(
  [...new Set(everybody.flatMap(({ roles }) => roles))]
    .filter((role) => role !== 'staff' && role !== 'line manager')
    .map((role) => [role, titles.filter((title) => title.split(' and ').includes(role))]),
)
const departments = [...new Set(everybody.map(({ department }) => department))].map((name) => ({
  name,
  groups: [...new Set(everybody.filter(({ department }) => department === name).flatMap(({ group }) => group || []))],
}))

const officeText = (from: string): string =>
  stringify({
    organisation: { name: 'the Office of Mornings' },
    departments,
    people: [
      {
        id: 'adam',
        name: 'Adam Webb',
        department: 'Legal',
        email: 'adam@office.example',
        lineManager: 'hal',
        roles: ['staff', 'administrator'],
      },
    ],
    duty: { outOfHours: [{ tier: '1', people: ['hal', 'hope'] }] },
    directory: { from, ...(from === 'csv' ? { file: 'staff.csv' } : {}), roles: rolesByTitle },
  })

/** The file of before, in which everybody has the id that they have in the test office. */
const fileOf = (from: PeopleFile['from']): PeopleFile => ({
  from,
  fetched: '2026-03-03T06:30:00.000Z',
  people: everybody.map(({ id, name, department, group, email, roles, lineManager }) => ({
    ...{ id, name, department, email, roles: [...roles], groups: [] },
    key: from === 'entra' ? guid(id) : id,
    ...(group === '' ? {} : { group }),
    ...(lineManager === undefined ? {} : { lineManager }),
  })),
  left: [],
})

/** Places where people are kept, by what they are told of who works here this morning. */
const places = {
  async csv(folder: string) {
    return {
      env: {},
      tell: (told: readonly Told[]) => {
        const lines = told.map(({ person, manager, group }) => [
          person.id,
          person.name,
          person.email,
          person.department,
          group,
          titleOf(person),
          manager ?? '',
        ])
        const rows = [['Staff number', 'Name', 'Email', 'Department', 'Team', 'Job title', 'Manager'], ...lines]
        writeFileSync(join(folder, 'staff.csv'), rows.map((row) => row.join(';')).join('\r\n'))
      },
      close: async () => {},
    }
  },
  async entra() {
    const graph = await openFakeGraph(secret)
    return {
      env: {
        GRAPH_TENANT_ID: guid('t'),
        GRAPH_CLIENT_ID: guid('c'),
        GRAPH_CLIENT_SECRET: secret,
        GRAPH_URL: graph.address,
        GRAPH_LOGIN_URL: graph.address,
      },
      tell: (told: readonly Told[]) => {
        const users = told.map(({ person, manager, group }) => ({
          ...{ id: guid(person.id), displayName: person.name, mail: person.email, userPrincipalName: person.email },
          ...{ department: person.department, officeLocation: group, jobTitle: titleOf(person), accountEnabled: true, userType: 'Member' },
          ...(manager ? { manager: { '@odata.type': '#microsoft.graph.user', id: guid(manager) } } : {}),
        }))
        graph.users.splice(0, graph.users.length, ...users)
      },
      close: () => graph.close(),
    }
  },
  async slack() {
    const slack = await openFakeSlack()
    let number = 0
    return {
      env: { SLACK_BOT_TOKEN: 'xoxb-one', SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef', SLACK_API_URL: slack.apiUrl },
      // Slack tells who has an account; whoever is not in it has not left.
      tell: (told: readonly Told[]) => {
        number += 1
        for (const { person } of told) slack.user(`U0${person.id.toUpperCase()}${number % 3}`, person.email)
      },
      close: () => slack.close(),
    }
  },
}

const years = process.env.LONG ? 10 : 0
const mornings = years > 0 ? years * 365 : Number(process.env.MORNINGS ?? 8)

describe('whoever comes or goes by the morning’s list leaves nothing with nobody (promise 60)', () => {
  test.each(['csv', 'entra', 'slack'] as const)(
    `${mornings} mornings of joiners and leavers, fetched by the clock from %s`,
    async (from) => {
      const folder = mkdtempSync(join(tmpdir(), 'mornings-'))
      const place = await places[from](folder)
      const at = (name: string) => join(folder, name)
      const read = readEnv({ OFFICE_FILE: at('office.yaml'), DATA_DIR: folder, ...place.env }, { serves: false })
      if (!read.ok) throw new Error(read.faults.join('\n'))
      const text = officeText(from)
      writeFileSync(at('office.yaml'), text)
      writeFileSync(at('people.yaml'), writePeopleFile(fileOf(from)))
      const roll = dice(seedOfRun())
      const year = openYear(memoryLog, roll)
      const handing = openHandingOn(year.desk)
      const officeNow = (): Office => {
        const found = readOffice(text, year.now(), readPeopleFile(readFileSync(at('people.yaml'), 'utf8')))
        if (!found.ok) throw new Error(found.faults.join('\n'))
        const { turns } = officeOfYear()
        return Object.assign(Object.create(found.office), { turns }) as Office
      }
      const told: string[] = []
      const faults: unknown[] = []
      const daily = openDailyPeople({
        fetch: (now) => fetchPeople(read.env, { slackToken: async () => 'xoxb-one' }, now),
        keep: keepPeople,
        log: year.log,
        directory: year.office,
        clock: () => new Date(year.now()),
        tell: async (title) => void told.push(title),
        faulty: (fault) => faults.push(fault),
      })
      const out = new Set<StaffId>()
      const outcomes = new Map<string, number>()
      try {
        year.setOffice(officeNow())
        await year.live(20)
        for (let morning = 0; morning < mornings; morning += 1) {
          // To half past six of the next morning.
          const { calendar } = year.office()
          const next = calendar.at(calendar.moveDate(calendar.dateOf(year.now()), { days: 1 }), '06:31')
          year.pass((Date.parse(next) - Date.parse(year.now())) / 60_000)
          for (const { id } of everybody)
            if (roll() < (out.has(id) ? 0.3 : freely.has(id) ? 0.06 : 0.005) && !headsWhoStay.some((head) => head.id === id))
              out[out.has(id) ? 'delete' : 'add'](id)
          // The first morning is plain: one leaves whose rank others hold.
          if (morning === 0) for (const { id } of everybody) out[id === 'asha' ? 'add' : 'delete'](id)
          const here = everybody.filter(({ id }) => !out.has(id))
          place.tell(
            here.map((person) => ({
              person,
              manager: roll() < 0.05 ? undefined : person.lineManager,
              group: roll() < 0.05 ? 'Advice' : person.group,
            })),
          )
          const outcome = await daily.run()
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
          year.setOffice(officeNow())
          await lookDaily(year.desk)
          await lookAtWatched(year.desk)
          await handing.look()
          year.pass(4)
          await year.ring()
          await handing.look()
          const office = year.office()
          const listed = new Map((await year.log.list({ limit: 10_000 })).map((one) => [one.record, one]))
          // The few hands of this office end hardly anything: so that it stays as large as one is, what was begun a season ago is erased by hand.
          const season = calendar.at(calendar.moveDate(calendar.dateOf(year.now()), { days: -90 }), '00:00')
          await year.erase(year.records.flatMap(({ record }) => ((listed.get(record)?.opened ?? season) < season ? record : [])))
          for (const { record, procedure } of year.records) {
            const kept = await year.log.read(record)
            if (!kept) throw new Error(`${record} is gone`)
            const { state } = layOut(procedure, kept)
            const wrong = wrongWith({ record, procedure, state, waiting: listed.get(record)?.waiting ?? [], office, now: year.now() })
            expect([record, state.is, wrong]).toEqual([record, state.is, []])
          }
          await year.live(3)
        }
        expect(faults).toEqual([])
        expect(year.told.filter(({ tells }) => tells === 'fault')).toEqual([])
        // The clock fetched each morning, and took what was sound.
        expect(outcomes.get('not now')).toBeUndefined()
        expect(outcomes.get('taken') ?? 0).toBeGreaterThan(0)
      } finally {
        await place.close()
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000 + mornings * 2_000,
  )
})
