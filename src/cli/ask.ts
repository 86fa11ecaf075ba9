import { commands } from '../casework/commands.js'
import { answerAsText, answerLines, openGuidance } from '../guidance/guidance.js'
import { procedures } from '../office.js'
import { StartFault } from '../settings/start-fault.js'
import { askedOffice } from './asked-office.js'
import type { Tool } from './tool.js'

/** Answers questions on the command line, without a database: in words for people, or a line a question for programs. Keeps nothing. */
export const ask: Tool = async ({ env, rest, jsonl, say }) => {
  if (jsonl) {
    const [guidance, office] = await Promise.all([openGuidance(), askedOffice(env)])
    await answerLines(guidance, { input: process.stdin, output: process.stdout, log: process.stderr }, office)
    return 0
  }
  const question = rest.join(' ').trim()
  if (question === '') throw new StartFault('Say what is happening: steward ask "he keeps swearing at me".')
  const [guidance, { names, colleagues }] = await Promise.all([openGuidance({ procedureFile: env?.PROCEDURE_FILE }), askedOffice(env)])
  say(
    await answerAsText(
      guidance,
      question,
      names,
      commands(procedures).map(({ name }) => name),
      colleagues,
    ),
  )
  return 0
}
