import { chatTroubles, muteChats } from '../../src/house/chat-troubles.js'

const revoked = { says: 'The token was revoked.', mute: true }
const missing = { says: 'The channel is missing.', mute: false }

test('an office whose only chat is mute is not ready, and reads why', () => {
  expect(muteChats([[revoked, missing]])).toEqual([revoked.says])
  expect(chatTroubles([[revoked, missing]])).toEqual([missing.says])
})

test('while another chat works the bot is ready, and names what is wrong with the first', () => {
  expect(muteChats([[revoked, missing], []])).toEqual([])
  expect(chatTroubles([[revoked, missing], []])).toEqual([revoked.says, missing.says])
})

test('a channel that is missing keeps nobody from working, and without any chat nothing is mute', () => {
  expect(muteChats([[missing]])).toEqual([])
  expect(muteChats([])).toEqual([])
})
