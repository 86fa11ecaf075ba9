import { stringify } from 'csv-stringify/sync'
import { fill } from '../../cards/fill.js'
import type { StaffId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { keepLooks } from '../look-up/keep-looks.js'
import { sentence } from '../sentences.js'
import { chosen, type ListAsked } from './asked.js'
import { readIn, readList } from './work-list.js'

/** So many looks are kept at a time: a list of hundreds holds nobody else up. */
const together = 20

/** Answers with a link to the list as a file, for those who may have it now; asked again, and kept on each record, when the link is opened. */
export async function exportAnswer(desk: Desk, by: StaffId, asked: ListAsked): Promise<Answer> {
  const list = await readList(desk, asked.name, by)
  if ('refused' in list) return sentence(list.refused, 'refused')
  if (!desk.listLink) return sentence('Lists cannot be exported here.', 'refused')
  const card = fill({
    template: 'plain',
    title: `Export: ${list.title}`,
    data: {
      paragraphs: [
        'The file holds what the list holds: keep it where only those see it who work from it, and delete it afterwards.',
        'That you had it is kept on each record in it. The link is yours alone and works for 15 minutes.',
      ],
      rows: [],
      quotes: [],
    },
    sections: [],
    buttons: [{ title: 'Download the list (CSV)', does: { link: desk.listLink({ asked, by }) }, style: 'primary' }],
    preview: 'A list to work from',
  })
  return { answer: 'card', card }
}

/**
 * The list as CSV, for spreadsheets: what begins like a formula is marked as text. `key` names this download. A sentence where it may not be
 * had, or where it cannot be kept who has it. Throws as the log does.
 */
export async function exportList(
  desk: Desk,
  { asked, by }: { readonly asked: ListAsked; readonly by: StaffId },
  key: string,
): Promise<{ readonly csv: string } | { readonly refused: string } | 'not kept'> {
  const list = await readList(desk, asked.name, by)
  if ('refused' in list) return list
  const lines = chosen(list, asked)
  const why = `It was in the list “${list.title}” that they exported.`
  for (let at = 0; at < lines.length; at += together) {
    const some = readIn(lines.slice(at, at + together))
    if (!(await keepLooks(desk, { id: key, by }, some, why))) return 'not kept'
  }
  const columns = ['Reference', ...(lines[0]?.line.cells.map(({ label }) => label) ?? [])]
  const rows = lines.map(({ record, line }) => [record, ...line.cells.map(({ value }) => value)])
  return { csv: writeCsv([columns, ...rows]) }
}

/** Rows as CSV that spreadsheets open as they stand: what begins like a formula is marked as text. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )
