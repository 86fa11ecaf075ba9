import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))

describe('every card in cards/', () => {
  it.each(filesIn('cards'))('%s has a golden file', (file) => {
    const name = file.replace(/\.json$/, '')
    expect(filesIn('test/golden/cards').filter((golden) => golden.startsWith(`${name}.`))).not.toEqual([])
  })
})
