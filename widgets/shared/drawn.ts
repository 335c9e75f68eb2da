/** A picture that the loader has put into a tag, as the server drew it. */
export interface Drawn {
  /** The server's tag, with its version and its data. */
  served: Element
  /** The link, button or form by which a person wants something else shown, and until when the browser does not do it by itself. */
  held?: Element
  timer?: ReturnType<typeof setTimeout>
  /** What a person does is held as long as an element may come. */
  holds: boolean
}

/** What the loader has drawn, by the tags of the page. */
export const drawn = new Map<Element, Drawn>()
