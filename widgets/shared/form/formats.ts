/**
 * A phone number in digits, with `+` before a country code; null when it is none. Eight digits are Danish, with or
 * without +45 or 0045 (DKFDS); others need their country code. Spaces, dots, hyphens and brackets are let go.
 */
export function phoneNumber(text: string): string | null {
  const plain = text.replace(/[\s.()/-]/g, '').replace(/^00/, '+')
  return /^(?:\d{8}|\+45\d{8}|\+(?!45)\d{6,15})$/.test(plain) ? plain : null
}

/** Whether this can be an e-mail address. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text)
