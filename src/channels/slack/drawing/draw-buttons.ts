import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Action, ActionData } from '../../../cards/card.js'
import type { Asks } from '../../../procedures/procedure.js'
import { limits } from '../limits.js'
import { plain, plainWithin } from './text.js'

const styles = { positive: 'primary', destructive: 'danger', default: undefined } as const

/** Rows of at most 25 buttons. `place` makes the ids of two rows in one message differ. */
export function drawButtons(actions: readonly Action[], place: string): types.KnownBlock[] {
  const buttons = actions.flatMap((action, at): types.Button[] => {
    const button = drawButton(action, `${place}.${at}`)
    return button ? [button] : []
  })
  const rows: types.KnownBlock[] = []
  for (let from = 0; from < buttons.length; from += limits.actionsInARow)
    rows.push({ type: 'actions', elements: buttons.slice(from, from + limits.actionsInARow) })
  return rows
}

function drawButton(action: Action, id: string): types.Button | undefined {
  switch (action.type) {
    case 'Action.Execute': {
      const value = JSON.stringify(action.data)
      const actionId = `${action.verb}#${id}`
      // It leads nowhere (a reference of 2,000 letters), and would be refused with the whole card.
      if (value.length > limits.buttonValue || actionId.length > limits.actionId) return undefined
      const style = action.style && styles[action.style]
      return {
        type: 'button',
        text: words(action.title),
        action_id: actionId,
        value,
        ...(style ? { style } : {}),
        ...heard(action.tooltip),
        ...(action.asks ? { confirm: confirmation(action.title, action.asks) } : {}),
      }
    }
    case 'Action.OpenUrl':
      // Anything but a web address would be refused with the whole message; a card without one link is better than none.
      if (!/^https?:\/\//.test(action.url) || action.url.length > limits.url) return undefined
      return { type: 'button', text: words(action.title), action_id: `link#${id}`, url: action.url }
    default: {
      const unknown: never = action
      throw new Error(`Unknown action: ${JSON.stringify(unknown)}`)
    }
  }
}

/** What a screen reader says in place of the button's text. */
export const heard = (words: string | undefined): { readonly accessibility_label?: string } =>
  words === undefined || words.trim() === '' ? {} : { accessibility_label: plainWithin(words, limits.buttonLabel).text }

/** Slack's own question before a press is sent. */
const confirmation = (title: string, { says, yes }: Asks): types.ConfirmationDialog => ({
  title: plainWithin(`${title}?`, limits.confirmTitle),
  text: plainWithin(says, limits.confirmText),
  confirm: plainWithin(yes, limits.confirmButton),
  deny: plain('Go back'),
})

const words = (title: string) => plainWithin(title.trim() || '…', limits.buttonText)

/** The verb of a pressed button, without what made its id unique: 'step:Approve'. */
export const verbOf = (actionId: string): string => actionId.replace(/#[\w.]*$/, '')

const Data = z.object({
  record: z.string().exactOptional(),
  version: z.number().int().exactOptional(),
  given: z.record(z.string(), z.string()).exactOptional(),
})
/** What a pressed button carries; undefined when it is none of ours. */
export function dataOf(value: string | undefined): ActionData | undefined {
  try {
    return Data.parse(JSON.parse(value ?? '{}'))
  } catch {
    return undefined
  }
}
