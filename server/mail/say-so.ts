/**
 * May words that anybody may have typed into a form be mailed to somebody else? What is an address or a link, or holds a number to
 * call, is no name and nothing to search for to put before strangers.
 */
export const saysNoMore = (words: string): boolean =>
  !/[/@:]|www\.|\.[a-z]{2}|\d{4}/i.test(words) && words.length <= 100
