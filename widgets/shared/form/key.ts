/** 128 random bits. `crypto.randomUUID` is missing on pages served over plain http. */
export const randomKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
