import { piecesOf } from '../../../cards/pieces.js'
import type { DialogView } from '../../../casework/arrival.js'
import { wholeForm } from '../../whole-form.js'
import { ownVerbs, submit } from '../drawing/draw.js'
import { cardOf, type Drawn, heading, type Json, pageFrom, words } from '../drawing/drawn.js'

/** A text goes on in pieces of so many characters: even of such as take six bytes each a page has room for one. */
const pieceLength = 3_000

/**
 * All that a form shows and holds, for reading, from a piece of it on: what its card had no room for. Its buttons go on, and back to the
 * form, which the office has kept as it stood.
 */
export function drawFormPage(dialog: DialogView, room: 'dialog' | 'chat', from: number): Drawn {
  const { page, next } = pageFrom(piecesOfForm(dialog), from)
  const press = (given?: Readonly<Record<string, string>>) => ({ press: { verb: `resume:${dialog.draft}`, ...(given ? { given } : {}) } })
  const button = (title: string, data: Json): Json =>
    room === 'dialog' ? submit(title, data) : { type: 'Action.Execute', title, verb: ownVerbs.here, data }
  return cardOf(page, [
    ...(next === undefined ? [] : [button('Read on', press({ read: String(next) }))]),
    { ...button('Back to the form', press()), style: 'positive' },
  ])
}

function piecesOfForm(dialog: DialogView): readonly Json[] {
  const { above, answers } = wholeForm(dialog)
  return [
    heading(dialog.step.title.trim() || dialog.title),
    ...above.flatMap(paragraphs),
    ...answers.flatMap(({ label, value }) => [words(label, { weight: 'Bolder' }, { separator: true }), ...paragraphs(value)]),
  ]
}

const paragraphs = (text: string): readonly Json[] =>
  piecesOf(text, pieceLength).flatMap((piece) =>
    piece
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => words(line, {}, { spacing: 'None' })),
  )
