/** The same for every try of the same mail: a copy that came twice can be told. */
export const messageIdOf = (id: string, origin: string): string => `<${id}@${new URL(origin).hostname}>`

/** Which row of the outbox a Message-ID of ours names, with its angle brackets or without; null for another's. */
export function outboxIdOf(messageId: string, origin: string): string | null {
  const text = messageId.trim().replace(/^<|>$/g, '')
  const at = text.lastIndexOf('@')
  return at > 0 && text.slice(at + 1).toLowerCase() === new URL(origin).hostname
    ? text.slice(0, at).toLowerCase()
    : null
}
