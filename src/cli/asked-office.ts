import { readFile } from 'node:fs/promises'
import { sampleOffice } from '../directory/open-directory.js'
import { readPeopleFile } from '../directory/people-file.js'
import { readOffice } from '../directory/read-office.js'
import type { Colleagues, Names } from '../guidance/guidance.js'
import { peopleFileOf } from '../house/lay-foundation.js'
import { isSenior } from '../procedures/shared/people.js'
import { instant } from '../procedures/words.js'
import type { Asked } from './tool.js'

/**
 * The office's names for its systems, and who works there, fetched or written down; plain words when its files cannot be read, for an answer is wanted now. Of the sample
 * office nobody works here: a threat is let go by no invented name.
 */
export const askedOffice = async (env: Asked['env']): Promise<{ names: Partial<Names>; colleagues: Colleagues }> => {
  const file = env?.OFFICE_FILE
  const fetched = env && file !== undefined ? readPeopleFile(await readFile(peopleFileOf(env, file), 'utf8').catch(() => '')) : undefined
  const read = readOffice(await readFile(file ?? sampleOffice, 'utf8').catch(() => ''), instant(new Date()), fetched)
  const office = read.ok ? read.office : read.butForTheWeek?.office
  if (!office) return { names: {}, colleagues: [] }
  const { intranetPage, headOfTheOffice, caseSystem, complaintsPage, ombudsman, emergencyNumber } = office.names
  return {
    names: { caseSystem, complaintsPage, ombudsman, emergencyNumber, contactsPage: intranetPage, headOfOffice: headOfTheOffice },
    colleagues: file === undefined ? [] : office.people.map((person) => ({ name: person.name, senior: isSenior(person) })),
  }
}
