import type { AnyProcedure, AnyState, Button, Facts, View, Viewer, Waiting } from '../procedures/procedure.js'

/**
 * A record's card as its viewer is to read it: where something on it waits for them, the title says what, as their list of work does, and what
 * kind of record it is stands in the small line below. Those words name no customer, so the preview may say them too (rule 6); of what is
 * narrow it says no more than its procedure has it say: others see a telephone that lies on a desk (s2).
 */
export function wantedFirst(
  view: View,
  { procedure, state, viewer, facts }: { procedure: AnyProcedure; state: AnyState; viewer: Viewer; facts: Facts },
): View {
  const { person } = viewer
  if (!person || view.titleStays) return view
  const wanted = wantedOn(
    view,
    procedure.waiting(state, facts).filter((one) => one.for === person.id),
  )
  if (!wanted) return view
  const title = wanted.what.replace(` (${facts.record})`, '')
  const said = title.includes(facts.record) ? title : `${title}, ${facts.record}`
  const preview = procedure.narrow ? view.preview : said
  return { ...view, title, preview, ...(title === procedure.title ? {} : { kind: procedure.title }) }
}

/**
 * Which of the things that wait for somebody their card is about: that which its first button does; one that another button of it does; or,
 * where there is something to do, one that the list says no button of. What another card's button does is that card's.
 */
function wantedOn({ buttons }: View, mine: readonly Waiting[]): Waiting | undefined {
  const primary = buttons.find(({ style }) => style === 'primary')
  const isDoneBy = (one: Waiting, does: Button['does']) => isSame(one.button?.does, does) || isSame(one.doneBy, does)
  return (
    mine.find((one) => primary && isDoneBy(one, primary.does)) ??
    mine.find((one) => buttons.some(({ does }) => isDoneBy(one, does))) ??
    mine.find(({ button, doneBy }) => primary && !doneBy && (!button || 'command' in button.does))
  )
}

const isSame = (one: Button['does'] | undefined, other: Button['does']): boolean => JSON.stringify(one) === JSON.stringify(other)
