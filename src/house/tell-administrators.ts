import { continuedIn } from '../cards/continued.js'
import { fill } from '../cards/fill.js'
import type { Directory } from '../casework/casework.js'
import { type Channel, ChannelFault } from '../channels/channel.js'
import { capital } from '../procedures/words.js'

/** Tells the administrators something about the bot itself: what it is, in a title and paragraphs, and the key of this telling. Whether it reached anybody is not said. */
export type Tell = (title: string, paragraphs: readonly string[], key: string) => Promise<void>

/** Tells the administrators something about the bot itself, each by the first means that takes it; whether it reached any of them. Never throws; what fails goes to `failed`. */
export const tellAdministrators =
  (needs: { readonly channels: readonly Channel[]; readonly directory: Directory; readonly failed: (because: string) => void }) =>
  async (title: string, paragraphs: readonly string[], key: string): Promise<boolean> => {
    let reached = false
    const data = { paragraphs: [...paragraphs], rows: [], quotes: [] }
    const card = fill({ template: 'plain', title: capital(title), data, sections: [], buttons: [], preview: `Contact Steward: ${title}` })
    for (const person of needs.directory().holding('administrator')) {
      for (const channel of needs.channels.filter((each) => each.reaches({ person }))) {
        try {
          for (const [part, one] of continuedIn(card).entries())
            await channel.post({ person }, one, { urgency: 'routine', key: `${key} ${person.id}${part > 0 ? ` part ${part + 1}` : ''}` })
          reached = true
          break
        } catch (fault) {
          needs.failed(fault instanceof ChannelFault ? fault.because : 'A mistake of ours.')
        }
      }
    }
    return reached
  }
