import { saidAs } from '../../src/house/said-as.js'

test('a mistake of its own is named with its code and its place, never with its words, which may quote what was given', () => {
  const said = saidAs(Object.assign(new Error('mongodb://office:secret@there is no address'), { code: 'EMFILE' }))
  expect(said).toMatch(/\(Error EMFILE at said-as\.test\.ts:\d+\)/)
  expect(said).not.toContain('secret')
})

test('what nobody can name is still a sentence', () => {
  expect(saidAs('gone')).toContain('(an unknown fault)')
})
