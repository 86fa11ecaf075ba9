/** Marks that nobody sees: breaks and joins without width, the direction of writing, soft hyphens. Pasted or exported along they stand within words. */
const hidden = /(?!\u200c|\u200d|[\ufe00-\ufe0f\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu
/** Letters, and signs, between which a joiner is seen: by how they are drawn. */
const joined = [
  ...'Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar'
    .split(' ')
    .map((script) => `\\p{Script=${script}}`),
  String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f`,
].join('')
const looseJoiners = new RegExp(`(?<![${joined}])[\\u200c\\u200d]+|[\\u200c\\u200d]+(?![${joined}])`, 'gu')
/** What chooses how a sign is drawn, where no sign is. To Unicode a digit is one, which is drawn as a key before U+20E3 alone. */
const looseChoices = /(?<!\p{Emoji})[\ufe00-\ufe0f]+|(?<=[\d#*])[\ufe00-\ufe0f]+(?!\u20e3)/gu
/** Letters that nobody sees and that choose a flag, where no black flag stands before them. The longest that there is has six and an end. */
const looseTags = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,6})[\u{e0020}-\u{e007f}]+/gu
/** All of them, for what is only compared. */
const unseen = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu
const choices = /[\ufe00-\ufe0f\u{e0020}-\u{e007f}]/gu
const otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu
/** What a terminal takes for an order. */
const orders = /\p{Cc}/gu
const ascii = /^[\x20-\x7e]*$/

/** Words without the marks in them that nobody sees. */
export const asSeen = (text: string): string =>
  ascii.test(text) ? text : text.replace(hidden, '').replace(looseTags, '').replace(looseChoices, '').replace(looseJoiners, '')

/** Words as they are compared: without any mark that nobody sees, the joiners of every script among them. Never shown. */
export const asCompared = (text: string): string => (ascii.test(text) ? text : text.replace(unseen, ''))

/** Words as they are seen, with plain spaces in the place of those that do not break or are of another width. */
export const withPlainSpaces = (text: string): string => asSeen(text).replace(otherSpaces, ' ')

/**
 * A name, an id or an address as another program told it: on one line, with plain spaces, in one form (NFC) and without what nobody sees or a terminal
 * takes for an order. With a mark in it one person would be two, and nobody could see why. Ours.
 */
export const plainWord = (word: string): string =>
  asSeen(word.replace(choices, '')).normalize('NFC').replace(/\s+/gu, ' ').replace(orders, '').trim()
