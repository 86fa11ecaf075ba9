import type { RequestListener } from 'node:http'
import type { Clock, Directory } from '../casework/casework.js'
import type { LetterOf } from '../casework/desk.js'
import { saidOfErased } from '../casework/erased-note.js'
import { ifErased, layOut } from '../casework/record-at-hand.js'
import { change } from '../casework/take-step.js'
import type { Log } from '../log/log.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import { instant } from '../procedures/words.js'
import { guarded } from './guarded.js'
import { letterPath, readLetterPath } from './letter-link.js'
import { wordDocument } from './word-document.js'

export interface LettersSettings {
  readonly procedures: readonly AnyProcedure[]
  readonly log: Log
  readonly directory: Directory
  readonly clock: Clock
  /** The first signs the links, all are recognised; the same in every process of the office, but for the order while RECORD_KEY is changed. */
  readonly keys: readonly [Buffer, ...Buffer[]]
  /** Where people reach our server: 'https://steward.office.example'. Asked at each link, for the port is known late. */
  readonly address: () => string
}

/** The letters of the office: links to drafts, and the listener that serves them as Word documents. */
export interface Letters {
  readonly path: '/letters'
  readonly link: (of: LetterOf) => string
  readonly listener: RequestListener
}

/** Opens the letters. A draft is made anew at each download, for somebody who may still have it then; nothing is kept. */
export const openLetters = ({ procedures, log, directory, clock, keys, address }: LettersSettings): Letters => {
  const draftOf = async ({ record, kind, by }: LetterOf): Promise<Buffer | undefined> => {
    const kept = await log.read(record).catch(ifErased)
    const procedure = procedures.find(({ name }) => name === kept?.procedure)
    const office = directory()
    if (!kept || !procedure || !office.person(by)) return undefined
    const { state } = layOut(procedure, kept)
    const now = clock()
    const facts = { now: instant(now), by, office, record }
    const may = procedure.letters?.(state, facts).some((each) => each.kind === kind)
    const letter = may ? procedure.letter?.(kind, state, facts) : undefined
    return letter && wordDocument(letter, office.names.office)
  }

  /** That they have it now is kept first (rule 7): the link may have been pressed for nothing, or by two. */
  const keepDownload = async ({ record, by }: LetterOf): Promise<boolean> => {
    const why = 'They downloaded a draft of the letter.'
    const desk = { procedures, log, directory, clock, report: () => {} }
    const kept = await change(desk, { record, by }, () => ({ events: [{ event: 'DetailsOpened', why }], owed: [] })).catch(() => undefined)
    return kept?.outcome === 'taken'
  }

  return {
    path: '/letters',
    link: (of) => `${address().replace(/\/$/, '')}${letterPath(keys[0], of, clock())}`,
    async listener(request, response) {
      const say = (status: number, text: string) => {
        response.writeHead(status, { ...guarded, 'content-type': 'text/plain; charset=utf-8' })
        response.end(request.method === 'HEAD' ? undefined : `${text}\n`)
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Only GET is answered here.')
      const asked = readLetterPath(keys, request.url ?? '/', clock())
      if (asked === 'late') return say(410, 'This link has run out: it works for 15 minutes. Press the button on the card again.')
      if (!asked) return say(403, 'This link is not whole. Press the button on the card again.')
      const draft = await draftOf(asked)
      const erased = draft ? undefined : await saidOfErased(log, asked.record).catch(() => undefined)
      if (erased !== undefined) return say(410, erased)
      if (!draft) return say(403, 'This draft is no longer yours to have. The card shows how the matter stands.')
      if (request.method === 'GET' && !(await keepDownload(asked)))
        return say(503, 'This draft cannot be given just now, because who had it cannot be saved. Please try again in a minute.')
      response.writeHead(200, {
        ...guarded,
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-disposition': `attachment; filename="${asked.record}-${asked.kind}-letter-draft.docx"`,
        'content-length': draft.length,
      })
      response.end(request.method === 'HEAD' ? undefined : draft)
    },
  }
}
