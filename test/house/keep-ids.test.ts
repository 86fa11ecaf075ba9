import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
import { copyOfPeople, openIdKeeping } from '../../src/house/keep-ids.js'

const person = (id: string) =>
  ({
    id,
    key: id,
    name: id,
    department: 'Care',
    email: `${id}@example.org`,
    roles: [],
    groups: [],
  }) as unknown as PeopleFile['people'][number]
const of = (day: string, ids: readonly string[]): PeopleFile => ({
  from: 'csv',
  fetched: `2026-${day}T06:30:00.000Z`,
  people: ids.map(person),
  left: [],
})

describe('the copy of the fetched people, of two bots that each have a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keep-ids-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['first', ['03-03', '02-03']],
    ['last', ['02-03', '03-03']],
  ] as const)('says who is here by the later of them, where that is looked at %s', async (_, days) => {
    const kept = new Map<string, unknown>()
    const store = {
      getSealed: async (kind: string, name: string) => structuredClone(kept.get(`${kind}/${name}`)),
      putSealed: async (kind: string, name: string, value: unknown) => void kept.set(`${kind}/${name}`, structuredClone(value)),
    }
    // Bob left in February, and Zoe came.
    const files = { '02-03': of('02-03', ['asha', 'bob']), '03-03': of('03-03', ['asha', 'zoe']) }
    for (const day of days) {
      const file = join(folder, `${day}.yaml`)
      writeFileSync(file, writePeopleFile(files[day]))
      await openIdKeeping({
        store,
        file,
        faulty: (fault) => {
          throw fault
        },
      }).look()
    }
    const copy = await copyOfPeople(store)
    expect(copy?.people.map(({ id }) => id)).toEqual(['asha', 'zoe'])
    expect(copy?.left.map(({ id }) => id)).toEqual(['bob'])
  })
})
