/** What a lane's files leave to one another and what is to be closed when the last of them is done. Not set outside a lane. */
export const lane: { atEnd?: (() => Promise<void>)[] } = {}
