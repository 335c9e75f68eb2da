import { Directive, type DirectiveResult, directive, type ElementPart } from 'lit/directive.js'

/** Paints an element's background by the style object model, which a strict policy allows where a style attribute is refused. */
class Paint extends Directive {
  render(_color: string) {
    return undefined
  }

  override update(part: ElementPart, [color]: [string]) {
    const { style } = part.element as HTMLElement
    style.setProperty('--paint', CSS.supports('color', color) ? color : 'transparent')
    return undefined
  }
}

const painted = directive(Paint)
export const paint = (color: string): DirectiveResult => painted(color)
