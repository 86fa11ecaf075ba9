/** What can be begun from a message's menu: the action as the manifest names it, and the office's command that it begins. */
export interface MessageAction {
  readonly id: string
  /** At most 32 characters. */
  readonly title: string
  readonly description: string
  readonly command: string
}

/** All of them; only those whose command the office has go into the manifest. */
export const messageActions: readonly MessageAction[] = [
  {
    id: 'message-at-risk',
    title: 'Raise an at-risk alert',
    description: 'Somebody may be at risk: begin the alert with the words of this message',
    command: '/at-risk',
  },
  {
    id: 'message-contact',
    title: 'Log this contact',
    description: 'Log a contact that went wrong, beginning with the words of this message',
    command: '/terminated-call',
  },
]

export const messageActionOf = (id: string): MessageAction | undefined => messageActions.find((each) => each.id === id)
