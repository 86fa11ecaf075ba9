/** What a text from outside says as JSON; undefined where it is none. Never throws. */
export const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
