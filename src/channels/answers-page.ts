/** So much of a body is looked through, in characters: a page says what it is at its beginning. */
const beginning = 4_000

/**
 * Was a page for people given in the place of a receiver's word: a sign-in, a proxy's "please wait", an app's first screen? What is called HTML need not be
 * one: Slack's own incoming webhooks say a bare "ok" as text/html. The body is read to its beginning at most, and let go. Throws what reading throws.
 */
export const answersPage = async ({ headers, body }: Response): Promise<boolean> => {
  const type = headers.get('content-type')
  if (type !== null && !/html/i.test(type)) {
    await body?.cancel()
    return false
  }
  return /<(?:!doctype|html|head|title|meta|body|form|script)\b/i.test(await begin(body))
}

const begin = async (body: Response['body']): Promise<string> => {
  const reader = body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (reader && text.length < beginning) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
  }
  await reader?.cancel()
  return text
}
