import type { Facts, View, Viewer } from '../procedure.js'
import { plainCard } from '../shared/lines.js'
import { buttonsFor } from './buttons.js'
import { afterwardsFor, leadsFor } from './leads.js'
import type { ReportState } from './matter.js'
import { mayOpenReport } from './rights.js'
import { partedRows, rowsOf } from './rows.js'
import { statusOf } from './status.js'

/** The card of a report, for whoever looks: what to do first, where it stands, and everything that s11 asks to be kept. */
export function viewReport(notice: string, state: ReportState, viewer: Viewer, facts: Facts): View {
  const { person } = viewer
  if (state.is === 'NotProposed')
    return plainCard(
      { title: 'Report to an authority', status: { words: 'Nothing here yet', tone: 'waiting' }, sections: ['s11'] },
      viewer,
      facts,
    )
  // Rank and relation are asked at every look: a card that somebody was sent once shows nothing any more to whoever may not read it now.
  const reads = person !== undefined && mayOpenReport(state, person.id, facts)
  const { open, folded } = reads && notice !== 'record' ? partedRows(state, facts) : { open: reads ? rowsOf(state, facts) : [], folded: [] }
  return plainCard(
    {
      title: state.is === 'Deciding' && state.made ? 'An authority was told at once' : 'Report to an authority',
      status: statusOf(state, facts),
      paragraphs: reads
        ? leadsFor(notice, state, person.id, facts)
        : ['This is with those who deal with it now. There is nothing here for you to do.'],
      afterwards: reads ? afterwardsFor(state, person.id) : [],
      rows: open,
      ...(folded.length > 0 ? { folded: { title: 'What was put forward', rows: folded } } : {}),
      sections: state.proposal.vitalInterests ? ['s9', 's11'] : ['s11'],
      buttons: reads ? buttonsFor(state, { ...facts, by: person.id }) : [],
    },
    viewer,
    facts,
  )
}
