import { readFile } from 'node:fs/promises'
import { commands } from '../casework/commands.js'
import { sampleOffice } from '../directory/open-directory.js'
import { readOffice } from '../directory/read-office.js'
import { answerAsText, answerLines, type Colleagues, type Names, openGuidance } from '../guidance/guidance.js'
import { procedures } from '../office.js'
import { isSenior } from '../procedures/shared/people.js'
import { instant } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import type { Tool } from './tool.js'

/** Answers questions on the command line, without a database: in words for people, or a line a question for programs. Keeps nothing. */
export const ask: Tool = async ({ env, rest, jsonl, say }) => {
  if (jsonl) {
    const [guidance, office] = await Promise.all([openGuidance(), officeOf(env?.OFFICE_FILE)])
    await answerLines(guidance, { input: process.stdin, output: process.stdout, log: process.stderr }, office)
    return 0
  }
  const question = rest.join(' ').trim()
  if (question === '') throw new StartFault('Say what is happening: steward ask "he keeps swearing at me".')
  const [guidance, { names, colleagues }] = await Promise.all([
    openGuidance({ procedureFile: env?.PROCEDURE_FILE }),
    officeOf(env?.OFFICE_FILE),
  ])
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

/**
 * The office's names for its systems, and who works there; plain words when its file cannot be read, for an answer is wanted now. Of the sample
 * office nobody works here: a threat is let go by no invented name.
 */
const officeOf = async (file: string | undefined): Promise<{ names: Partial<Names>; colleagues: Colleagues }> => {
  const read = readOffice(await readFile(file ?? sampleOffice, 'utf8').catch(() => ''), instant(new Date()))
  if (!read.ok) return { names: {}, colleagues: [] }
  const { intranetPage, headOfTheOffice, caseSystem, complaintsPage, ombudsman, emergencyNumber } = read.office.names
  return {
    names: { caseSystem, complaintsPage, ombudsman, emergencyNumber, contactsPage: intranetPage, headOfOffice: headOfTheOffice },
    colleagues: file === undefined ? [] : read.office.people.map((person) => ({ name: person.name, senior: isSenior(person) })),
  }
}
