import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { brief, cite, citeFirst, citing } from '../../src/procedures/sections.js'

/** Another office's procedure numbers its sections otherwise: what people read takes the numbers from src/procedures/sections.ts. */
const src = join(__dirname, '../../src')
const numbered = /\bsections? \d|\(s\d+[,)]/i

const saidIn = (file: string, text: string): readonly string[] => {
  const found: string[] = []
  const look = (node: ts.Node): void => {
    const words =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : ''
    if (numbered.test(words)) found.push(words)
    node.forEachChild(look)
  }
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return found
}

test('no words of the bot name a section by a number of their own', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(300)
  expect(files.flatMap((file) => saidIn(file, readFileSync(join(src, file), 'utf8')).map((words) => [file, words]))).toEqual([])
})
test('nor does a card’s template', () => {
  const cards = join(__dirname, '../../cards')
  const files = readdirSync(cards, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  expect(files.filter((file) => numbered.test(readFileSync(join(cards, file), 'utf8')))).toEqual([])
})
test.each(["'Facts only (section 6).'", '`See sections 4, 6 and 12`', "'HARM (s9)'"])('it is seen: %s', (line) => {
  expect(saidIn('some.ts', line)).toHaveLength(1)
})

test('sections are cited as people say them', () => {
  expect(cite('s9')).toBe('section 9')
  expect(cite('s9', 's11')).toBe('sections 9 and 11')
  expect(citing(['s4', 's6', 's12'])).toBe('sections 4, 6 and 12')
  expect(citing([])).toBe('')
  expect(citeFirst('s8')).toBe('Section 8')
  expect(brief('s9')).toBe('s9')
})

/** What stands in a comment before each step of a procedure, by its name. */
const stepsIn = (file: string, text: string): readonly (readonly [step: string, comment: string])[] => {
  const found: (readonly [string, string])[] = []
  const look = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      ts.isCallExpression(node.initializer) &&
      ['opens', 'takes', 'rings'].includes(node.initializer.expression.getText())
    )
      found.push([node.name.getText(), text.slice(node.getFullStart(), node.getStart())])
    node.forEachChild(look)
  }
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return found
}
const saysWhoseItIs = /\bs(?:1[0-5]|[1-9])\b|\bours\b/i

test('each step of each procedure says before itself which section it is of, or that it is ours', () => {
  const procedures = join(src, 'procedures')
  const files = readdirSync(procedures, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const steps = files.flatMap((file) => stepsIn(file, readFileSync(join(procedures, file), 'utf8')).map((one) => [file, ...one] as const))
  expect(steps.length).toBeGreaterThan(150)
  expect(steps.filter(([, , comment]) => !saysWhoseItIs.test(comment)).map(([file, step]) => `${file} ${step}`)).toEqual([])
})
test.each([
  ['says nothing', '{ EndIt: takes({}) }', false],
  ['says it elsewhere', '{ /** s9 */ Begin: opens({}), EndIt: takes({ may: all /* s6 */ }) }', false],
  ['is of no section', '{ /** s16: and so on. */ EndIt: rings({}) }', false],
  ['is of the source', '{ /** s6: the log. */ EndIt: takes({}) }', true],
  ['is ours', '{ /** Ours: by itself. */ EndIt: rings({}) }', true],
])('a step that %s is seen as such', (_, steps, said) => {
  const [last] = stepsIn('some.ts', `const steps = ${steps}`).toReversed()
  expect([last?.[0], saysWhoseItIs.test(last?.[1] ?? '')]).toEqual(['EndIt', said])
})
