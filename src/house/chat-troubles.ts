import type { Trouble } from '../channels/troubles.js'

/** What is wrong with the chats now. An office whose every chat is mute cannot work, and its bot is not ready. */
type Chats = readonly (readonly Trouble[])[]

const isMute = (chat: readonly Trouble[]): boolean => chat.some(({ mute }) => mute)
const allMute = (chats: Chats): boolean => chats.length > 0 && chats.every(isMute)

/** What keeps the bot from its work: no chat is left in which anybody can be reached. Empty while one of them still works. */
export const muteChats = (chats: Chats): readonly string[] =>
  allMute(chats) ? chats.flatMap((chat) => chat.filter(({ mute }) => mute).map(({ says }) => says)) : []

/** What somebody should look at while the bot goes on. */
export const chatTroubles = (chats: Chats): readonly string[] =>
  chats.flatMap((chat) => chat.filter(({ mute }) => !(mute && allMute(chats))).map(({ says }) => says))
