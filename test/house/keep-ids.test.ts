import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PeopleFile, readPeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
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

const openStore = (first?: unknown) => {
  const kept = new Map<string, unknown>(first === undefined ? [] : [['people/fetched', first]])
  return {
    getSealed: async (kind: string, name: string) => structuredClone(kept.get(`${kind}/${name}`)),
    putSealed: async (kind: string, name: string, value: unknown) => void kept.set(`${kind}/${name}`, structuredClone(value)),
  }
}

/** The office file stands with whoever was fetched. */
const cannotStand = async () => undefined

describe('the copy of the fetched people, of two bots that each have a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keep-ids-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['first', ['03-03', '02-03']],
    ['last', ['02-03', '03-03']],
  ] as const)('says who is here by the later of them, where that is looked at %s', async (_, days) => {
    const store = openStore()
    // Bob left in February, and Zoe came.
    const files = { '02-03': of('02-03', ['asha', 'bob']), '03-03': of('03-03', ['asha', 'zoe']) }
    for (const day of days) {
      const file = join(folder, `${day}.yaml`)
      writeFileSync(file, writePeopleFile(files[day]))
      await openIdKeeping({
        store,
        file,
        cannotStand,
        faulty: (fault) => {
          throw fault
        },
      }).look()
    }
    const copy = await copyOfPeople(store)
    expect(copy?.people.map(({ id }) => id)).toEqual(['asha', 'zoe'])
    expect(copy?.left.map(({ id }) => id)).toEqual(['bob'])
  })

  // One of them fetches on a morning: at the other a leaver would be rung at night, and a new senior refused.
  test('is put into the file of the one that did not fetch, once, and only where its office stands with it', async () => {
    const store = openStore(of('03-03', ['asha', 'zoe']))
    const file = join(folder, 'behind.yaml')
    const faults: unknown[] = []
    let because: string | undefined = 'Helpline has no group manager.'
    const keeping = openIdKeeping({ store, file, cannotStand: async () => because, faulty: (fault) => void faults.push(fault) })
    const older = of('02-03', ['asha', 'bob'])
    writeFileSync(file, writePeopleFile(older))
    await keeping.look()
    await keeping.look()
    expect(readPeopleFile(readFileSync(file, 'utf8'))).toEqual(older)
    expect(faults.map(String)).toEqual([expect.stringContaining('Helpline has no group manager.')])
    because = undefined
    await keeping.look()
    const now = readPeopleFile(readFileSync(file, 'utf8'))
    expect([now?.fetched, now?.people.map(({ id }) => id), now?.left.map(({ id }) => id)]).toEqual([
      '2026-03-03T06:30:00.000Z',
      ['asha', 'zoe'],
      ['bob'],
    ])
    expect(await copyOfPeople(store)).toEqual(now)
    // One that is lost is there again; one that is broken is left as it is.
    rmSync(file)
    await keeping.look()
    expect(readPeopleFile(readFileSync(file, 'utf8'))).toEqual(now)
    writeFileSync(file, 'from: csv')
    await keeping.look()
    expect([readFileSync(file, 'utf8'), faults.length]).toEqual(['from: csv', 2])
  })

  test('does not take the place of what somebody fetched by hand in that moment', async () => {
    const store = openStore(of('03-03', ['asha', 'zoe']))
    const file = join(folder, 'by-hand.yaml')
    writeFileSync(file, writePeopleFile(of('02-03', ['asha', 'bob'])))
    const cannotStand = async () => void writeFileSync(file, writePeopleFile(of('03-04', ['asha', 'mei'])))
    const faulty = (fault: unknown) => {
      throw fault
    }
    await openIdKeeping({ store, file, cannotStand, faulty }).look()
    expect(readPeopleFile(readFileSync(file, 'utf8'))?.people.map(({ id }) => id)).toEqual(['asha', 'mei'])
    expect((await copyOfPeople(store))?.people.map(({ id }) => id)).toEqual(['asha', 'mei'])
  })

  test('is not waited for where nobody was ever fetched', async () => {
    const file = join(folder, 'none.yaml')
    await openIdKeeping({ store: openStore(), file, cannotStand, faulty: () => expect(true).toBe(false) }).look()
    expect(existsSync(file)).toBe(false)
  })

  test('lacks nobody for long whom one of them knows, also where both look at once', async () => {
    const store = openStore()
    const [one, other] = [join(folder, 'one.yaml'), join(folder, 'other.yaml')]
    writeFileSync(one, writePeopleFile(of('03-03', ['asha', 'zoe'])))
    writeFileSync(other, writePeopleFile(of('03-02', ['asha', 'bob'])))
    const faulty = (fault: unknown) => {
      throw fault
    }
    const looks = openIdKeeping({ store, file: one, cannotStand, faulty })
    // The other has read before this one puts, and puts after it.
    let isFirst = true
    const late = {
      ...store,
      getSealed: async (kind: string, name: string) => {
        const read = await store.getSealed(kind, name)
        if (isFirst) await looks.look()
        isFirst = false
        return read
      },
    }
    await openIdKeeping({ store: late, file: other, cannotStand, faulty }).look()
    await looks.look()
    const copy = await copyOfPeople(store)
    expect([...(copy?.people ?? []), ...(copy?.left ?? [])].map(({ id }) => id).toSorted()).toEqual(['asha', 'bob', 'zoe'])
  })
})

// Whoever comes next would be given the id of somebody who acted in records.
test('a copy that this version cannot read is neither taken for none nor written over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keep-ids-'))
  try {
    const newer = { ...of('03-03', ['asha', 'bob']), more: 1 }
    const [store, file, faults] = [openStore(newer), join(folder, 'people.yaml'), [] as unknown[]]
    const keeping = openIdKeeping({ store, file, cannotStand, faulty: (fault) => void faults.push(fault) })
    writeFileSync(file, writePeopleFile(of('03-04', ['asha'])))
    await keeping.look()
    expect(await store.getSealed('people', 'fetched')).toEqual(newer)
    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining('written by another version of the bot') })])
    await expect(copyOfPeople(store)).rejects.toThrow('written by another version of the bot')
    // Nor is a file that is broken, or may not be read, passed over in silence; a broken one is told once.
    faults.length = 0
    for (const text of ['from: csv', 'from: csv', '']) {
      writeFileSync(file, text)
      await keeping.look()
    }
    rmSync(file)
    await keeping.look()
    mkdirSync(file)
    await keeping.look()
    expect(faults.map(String)).toEqual([
      expect.stringContaining('is not whole'),
      expect.stringContaining('is not whole'),
      expect.stringContaining('written by another version of the bot'),
      expect.stringContaining('EISDIR'),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
