import type { Facts, View } from '../procedure.js'
import { plain } from './frame.js'
import { holding } from './lines.js'
import type { Raised } from './matter.js'

/** What everybody in the seniors’ channel reads: a reference, where it stands, the names of colleagues, and never a word of what was said (rule 6). */
export const viewInChannel = (notice: string, state: Raised, facts: Facts): View =>
  plain(
    state,
    facts,
    linesOf(notice, state, facts),
    state.is === 'Unacknowledged' && notice !== 'taken'
      ? [{ title: 'I have it', does: { step: 'AcknowledgeAlert' }, style: 'primary' }]
      : [],
  )

function linesOf(notice: string, state: Raised, facts: Facts): readonly string[] {
  const { office, record, now } = facts
  switch (notice) {
    case 'again':
      return [
        state.is === 'Unacknowledged'
          ? `Nobody has ${record} yet, raised ${office.calendar.say(state.raisedAt, now)}.`
          : 'Somebody has taken it since. There is nothing to do here.',
      ]
    case 'taken': {
      const since = holding(state, facts).map(({ text }) => text)
      return since.length > 0 ? since : ['There is nothing for anybody else to do.']
    }
    case 'concluded':
      return ['It is over. There is nothing to do here.']
    default:
      // Named above it, where a platform calls them: a sentence that changed with each rung would be drawn over that.
      return ['A member of staff has raised an at-risk alert. The seniors on duty have the details in their own messages.']
  }
}
