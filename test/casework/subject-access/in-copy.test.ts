import { phrasesOf } from '../../../src/casework/subject-access/details.js'
import { procedures } from '../../../src/office.js'

test('every procedure of the office has its phrases for a copy, and each is worded as a line', () => {
  expect(procedures.filter(({ inCopy }) => !inCopy).map(({ name }) => name)).toEqual([])
  for (const procedure of procedures)
    for (const phrase of Object.values(phrasesOf(procedure))) {
      const [label, answers] =
        typeof phrase === 'object' ? [phrase.label, 'answers' in phrase ? Object.values(phrase.answers) : []] : [phrase ?? '', []]
      for (const words of [label, ...answers]) expect(words).toMatch(/^\p{Lu}.*[^.:]$/u)
    }
})
