import type { types } from '@slack/bolt'

/** More would fill the message; whoever comes after them is told in their own chat. */
const most = 5

/**
 * Calls people and a group in a shared channel, so that their telephones ring. Made of ids alone, never of words: nothing that anybody typed can call
 * somebody. Empty where there is nobody to call.
 */
export function calling(slackIds: readonly string[], group?: string): types.KnownBlock[] {
  const people = slackIds.filter((id) => /^[UW][A-Z0-9]+$/.test(id)).slice(0, most)
  const called = [...(group === undefined ? [] : [`<!subteam^${group}>`]), ...people.map((id) => `<@${id}>`)]
  return called.length === 0 ? [] : [{ type: 'section', text: { type: 'mrkdwn', text: called.join(' ') } }]
}
