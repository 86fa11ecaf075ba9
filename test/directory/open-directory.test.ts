import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OfficeFileFault, openDirectory, sampleOffice } from '../../src/directory/open-directory.js'
import { at } from '../procedures/test-office.js'
import { changed, sampleText, today } from './sample.js'

const broken = changed(['lineManager: tom', 'lineManger: tom'])
/** Where the mistake stands in it, as people count lines. */
const brokenLine = broken.split('\n').findIndex((line) => line.includes('lineManger')) + 1
const renamed = changed(['name: Asha Patel', 'name: Asha Desai'])
const stops: (() => void)[] = []
let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'))
  file = join(folder, 'office.yaml')
  await writeFile(file, sampleText)
})
afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  await rm(folder, { recursive: true })
})

const open = async (tell: (sentence: string) => void = () => undefined, now = today) => {
  const opened = await openDirectory({ file, clock: () => new Date(now), tell })
  stops.push(opened.stop)
  return { ...opened, asha: () => opened.directory().nameOf('asha.patel') }
}

test('the sample office ships and opens', async () => {
  const { directory, stop } = await openDirectory({ file: sampleOffice, clock: () => new Date(), tell: () => undefined })
  stop()
  expect(directory().people).toHaveLength(20)
})

describe('an office file that cannot be begun with is refused, with what to do', () => {
  const faults = async () => {
    const fault: unknown = await open().catch((thrown: unknown) => thrown)
    return fault instanceof OfficeFileFault ? fault.faults : fault
  }
  test.each(['a folder', 'a device'])('when it is %s', async (what) => {
    file = what === 'a folder' ? folder : '/dev/zero'
    expect(await faults()).toEqual([expect.stringContaining('that it is a regular file')])
  })

  test('when it is not there', async () => {
    await rm(file)
    expect(await faults()).toEqual([
      `The office file ${file} is empty or cannot be read: check OFFICE_FILE, that it is a regular file, and who may read it.`,
    ])
  })
  test('when it is empty', async () => {
    await writeFile(file, ' \n')
    expect(await faults()).toEqual([expect.stringContaining('is empty or cannot be read')])
  })
  test('when it has faults', async () => {
    await writeFile(file, broken)
    expect(await faults()).toEqual([expect.stringContaining(`office.yaml line ${brokenLine}, people[0].lineManger:`)])
  })
})

test('a week in which every senior is away is warned of at a start and refused as an edit: alerts ring them all meanwhile', async () => {
  const seniors = ['priya.sharma', 'rhys.bevan', 'helen.whitmore', 'grace.mensah', 'owen.fraser', 'david.levy', 'catherine.doyle']
  const away = changed(
    ...seniors.map((id) => [`  - id: ${id}\n`, `  - id: ${id}\n    absences: [{ from: 2026-11-28, to: 2026-11-28 }]\n`] as const),
  )
  const told: string[] = []
  await writeFile(file, away)
  const { directory, reread, fault } = await open((sentence) => told.push(sentence))
  expect(fault()).toBeUndefined()
  expect(told).toEqual([expect.stringContaining('Every senior is said to be absent from Sat 28 Nov, 00:00 to Sun 29 Nov, 00:00')])
  const on = at('2026-11-28T10:00Z')
  expect(directory().ladder(on).flat()).toHaveLength(seniors.length)
  await writeFile(file, away.replace('name: Asha Patel', 'name: Asha Desai'))
  await reread()
  expect(fault()).toContain('NOT in use')
})

describe('an edit', () => {
  test('is in use once it is saved', async () => {
    const told: string[] = []
    const { reread, asha } = await open((sentence) => told.push(sentence))
    await writeFile(file, renamed)
    await reread()
    expect(asha()).toBe('Asha Desai')
    expect(told).toEqual(['office.yaml was changed and is in use.'])
  })
  test('that is broken leaves the last good office in use and says so, once; mended, it says so too', async () => {
    const told: string[] = []
    const { reread, asha, fault } = await open((sentence) => told.push(sentence))
    await writeFile(file, broken)
    await reread()
    await reread()
    expect(asha()).toBe('Asha Patel')
    expect(fault()).toBe(told[0])
    expect(told).toEqual([
      'office.yaml is broken and NOT in use: the bot goes on with the office as it was before. Mend it and save it again.',
      expect.stringContaining(`office.yaml line ${brokenLine}, people[0].lineManger: “lineManger” is not known here.`),
    ])
    await writeFile(file, renamed)
    await reread()
    expect(asha()).toBe('Asha Desai')
    expect(told.slice(2)).toEqual(['office.yaml is good again and in use.'])
    expect(fault()).toBeUndefined()
  })
  test('that takes the file away leaves the office in use, and its return is told', async () => {
    const told: string[] = []
    const { reread, asha } = await open((sentence) => told.push(sentence))
    await rm(file)
    await reread()
    await reread()
    expect(asha()).toBe('Asha Patel')
    expect(told).toEqual([expect.stringContaining('NOT in use'), expect.stringContaining('cannot be read')])
    await writeFile(file, sampleText)
    await reread()
    expect(told.at(-1)).toBe('office.yaml is good again and in use.')
  })
  test('that touches nothing says nothing', async () => {
    const told: string[] = []
    const { reread } = await open((sentence) => told.push(sentence))
    await writeFile(file, sampleText)
    await reread()
    expect(told).toEqual([])
  })
})

test.each([
  ['written in place', () => writeFile(file, renamed)],
  [
    'put in its place by another file',
    async () => {
      await writeFile(join(folder, 'new'), renamed)
      await rename(join(folder, 'new'), file)
    },
  ],
])('a change %s is noticed by itself', async (_, change) => {
  let heard: (sentence: string) => void = () => undefined
  const told = new Promise<string>((resolve) => {
    heard = resolve
  })
  const { asha } = await open((sentence) => heard(sentence))
  await change()
  expect(await told).toBe('office.yaml was changed and is in use.')
  expect(asha()).toBe('Asha Desai')
})

test('everybody on duty absent in the week ahead is told at the start, and once', async () => {
  const cover = ['grace.mensah', 'david.levy', 'catherine.doyle']
  await writeFile(
    file,
    changed(...cover.map((id) => [`  - id: ${id}\n`, `  - id: ${id}\n    absences: [{ from: 2026-11-28, to: 2026-11-28 }]\n`] as const)),
  )
  const told: string[] = []
  const { reread } = await open((sentence) => told.push(sentence))
  await reread()
  expect(told).toEqual([expect.stringContaining('Everybody on duty from Sat 28 Nov, 00:00')])
})
