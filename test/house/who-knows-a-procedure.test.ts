import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { procedures } from '../../src/office.js'

/**
 * What the rooms outside src/procedures ask of a procedure, they ask through its contract: none is known by its name, its command, its steps
 * or its folder. So the next one needs its own files and a line in office.ts. These are the files that may, and why.
 */
const mayKnow: Readonly<Record<string, string>> = {
  'office.ts': 'The list itself.',
  'channels/slack/arriving/shortcuts.ts': 'Slack’s menus hold five entries: the office chooses which, and how they are called there.',
  'channels/teams/arriving/message-actions.ts': 'The same in Teams.',
  'casework/ask/leads.ts': 'What a passage of the source leads to, as a command.',
  'casework/ask/by-hand.ts': 'What a passage of the source leads to, where the office has no command for it.',
  'casework/ask/guide.ts': 'The names of what passages lead to.',
  'casework/open-casework.ts': 'Its press “same-customer:” is the look-up’s own.',
  'casework/press.ts': 'The same press.',
  'directory/coming-week.ts': 'A sentence to administrators, with the command by which they mend it.',
  'cli/backup.ts': 'The same, when a backup was put back.',
  'house/after-restore.ts': 'The same, by their cards.',
}
/** The source’s text by section, and what the bot learnt from questions: they speak of the same matters, and know no procedure of ours. */
const ofTheSource = /^guidance\//

const src = join(__dirname, '../../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
/** A name of one plain word (“conversation”) is also the platforms’ word for something else: it counts where it is said to be a procedure’s. */
const names: ReadonlySet<string> = new Set(procedures.map(({ name }) => name))
const isSaidOfOne = (node: ts.Node): boolean => /procedure|\.name\b/.test(node.parent?.getText() ?? '')
const steps: ReadonlySet<string> = new Set(procedures.flatMap((procedure) => Object.keys(procedure.steps ?? {})))
const commands = procedures.flatMap(({ command }) => (command ? [command.name] : []))
const command = new RegExp(`(^|[^a-z.])(${commands.join('|')})(?![a-z-])`)
const folder = /procedures\/(?!shared\/)[a-z-]+\//

/** The words of a file that name a procedure. */
const namesIn = (file: string, text: string): readonly string[] => {
  const found: string[] = []
  const look = (node: ts.Node): void => {
    const words =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : ''
    const named = names.has(words) && (words.includes('-') || isSaidOfOne(node))
    if (named || steps.has(words) || steps.has(words.replace(/^step:/, '')) || command.test(words) || folder.test(words)) found.push(words)
    node.forEachChild(look)
  }
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return found
}
const knows = (file: string): readonly string[] => namesIn(file, readFileSync(join(src, file), 'utf8'))
const asked = files.map((file) => relative(src, join(src, file)).replaceAll('\\', '/')).filter((file) => !file.startsWith('procedures/'))

test('no room outside src/procedures names a procedure', () => {
  const named = asked.filter((file) => !(file in mayKnow) && !ofTheSource.test(file)).map((file) => [file, knows(file)] as const)
  expect(named.filter(([, words]) => words.length > 0)).toEqual([])
})

test('each file that may, does: what it no longer needs is taken from the list', () => {
  expect(Object.keys(mayKnow).filter((file) => knows(file).length === 0)).toEqual([])
})

test.each([
  `import { atRisk } from '../procedures/at-risk/at-risk.js'`,
  `log.list({ procedure: 'at-risk' })`,
  'const verb = `command:/at-risk`',
  `verb === 'step:AcknowledgeAlert'`,
  `kept.procedure === 'conversation'`,
  `sentence('Write /at-risk and then what was said.')`,
  '`/terminated-call $' + '{words}`',
])('it is seen: %s', (line) => {
  expect(namesIn('some.ts', line)).toHaveLength(1)
})
test.each([
  `'a person at risk'`,
  `import { mark } from '../procedures/shared/mark.js'`,
  `'/customer'`,
  `Pick<Arrival, 'conversation'>`,
  '// /at-risk',
])('it is none: %s', (line) => {
  expect(namesIn('some.ts', line)).toEqual([])
})
