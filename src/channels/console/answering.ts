import type { Answer, Arrival, Listen } from '../../casework/arrival.js'
import type { StaffId } from '../../procedures/words.js'
import type { Stays } from '../channel.js'
import { chatOf, type NewPost, type Post, postId } from './post.js'
import type { Posts } from './posts.js'
import type { Reply, Sent } from './wire.js'

/** What was said, as it stands in the chat: a command with its text, or the words. */
const wordsOf = (sent: Sent): string | undefined =>
  sent.arrives === 'command' ? `${sent.command} ${sent.text}`.trim() : sent.arrives === 'message' ? sent.text : undefined

const arrivalOf = (sent: Sent): Arrival => {
  const { at, id, ...rest } = sent
  return withoutUndefined({
    ...rest,
    id: `console:${id}`,
    channel: 'console',
    ...(at === 'chat' ? { place: 'private' } : { place: 'shared', conversation: at }),
  })
}

/** zod leaves `undefined` where a port says a key is not there. */
const withoutUndefined = (arrival: object): Arrival =>
  Object.fromEntries(Object.entries(arrival).filter(([key, value]) => value !== undefined && key !== 'post')) as unknown as Arrival

/** Where a person's own words and the bot's answers to them stand: their chat, or the channel, there for them alone. */
const placeFor = (sent: Sent): { place: string; only?: StaffId } =>
  sent.at === 'chat' ? { place: chatOf(sent.by) } : { place: `channel:${sent.at}`, only: sent.by }

/**
 * Takes what the page sent to the office's door and makes its answer a reply: private answers become the bot's messages in
 * the person's chat, dialogs go to the window that asked, and a refusal inside a dialog stays there, with everything typed.
 */
export async function answering(sent: Sent, listen: Listen, posts: Posts, stays?: Stays): Promise<Reply> {
  const where = placeFor(sent)
  const post = (more: Omit<NewPost, 'place' | 'only'>) => posts.add({ ...where, ...more }, { anyway: true })
  const words = wordsOf(sent)
  const own = words === undefined ? undefined : await post({ id: postId('w', sent.id), from: sent.by, words })
  const answer = await listen(arrivalOf(sent))
  switch (answer.answer) {
    case 'dialog':
      return { reply: 'dialog', dialog: answer.dialog }
    case 'sentence':
      if (sent.arrives === 'form' && answer.tone === 'refused') return { reply: 'sentence', text: answer.text, tone: answer.tone }
      return { reply: 'posted', post: await post({ id: postId('a', sent.id), from: 'bot', words: answer.text, tone: answer.tone }) }
    case 'card': {
      const stands = (await inPlace(sent, answer, posts)) ?? (await post(cardPost(sent, answer)))
      const copy = ({ place, id }: Post) => ({ channel: 'console', where: place, id })
      stays?.(sent.by, answer.card, copy(stands), own && copy(own))
      return { reply: 'posted', post: stands }
    }
    case 'shared':
      return {
        reply: 'posted',
        post: await posts.add(
          { id: postId('a', sent.id), place: `channel:${answer.conversation}`, from: 'bot', card: answer.card },
          { anyway: true },
        ),
      }
    case 'nothing':
      return { reply: 'nothing' }
  }
}

type CardAnswer = Answer & { readonly answer: 'card' }

const cardPost = (sent: Sent, answer: CardAnswer) => ({ id: postId('a', sent.id), from: 'bot' as const, card: answer.card })

/**
 * Where a card already stands that shows what the answer shows: the one of the same record that was pressed, in the person's
 * own chat, which now shows the newer state; or the same card, delivered a moment before its answer came.
 */
async function inPlace(sent: Sent, { card }: CardAnswer, posts: Posts) {
  const chat = chatOf(sent.by)
  const acted = sent.arrives === 'form' || (sent.arrives === 'press' && /^(step|dialog):/.test(sent.verb))
  const pressed = acted && sent.post !== undefined ? posts.find(sent.post) : undefined
  if (pressed?.place === chat && card.record !== undefined && pressed.card?.record === card.record)
    return posts.replace(pressed.id, { card }).catch(() => undefined)
  return sent.at === 'chat' ? posts.twin(chat, card) : undefined
}
