/** A body without end, and how much of it has been taken. */
export function endless(start: string, again: string): { body: ReadableStream<Uint8Array>; taken: () => number } {
  const encoder = new TextEncoder()
  const piece = encoder.encode(again)
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      const next = taken === 0 ? encoder.encode(start + again) : piece
      taken += next.length
      stream.enqueue(next)
    },
  })
  return { body, taken: () => taken }
}
